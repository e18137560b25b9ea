#!/usr/bin/env python3
"""Makes a project with a deck of 500 slides and 100 pictures of 12 million pixels: each fifth a PNG, the rest JPEG files.

    tests/tools/many_pictures.py FOLDER
    /usr/bin/time -v briefpress build FOLDER/briefs -f deck -o FOLDER/out

Needs Pillow. The pictures have the grain and the soft edges of photographs, so that they compress like them.
"""

import sys
from pathlib import Path
from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (4000, 3000)
SLIDES, PICTURES, EACH_PNG = 500, 100, 5


def photograph(number: int, grain: Image.Image) -> Image.Image:
    """Returns hills under a sky, other ones for each number."""
    width, height = SIZE
    small = Image.new("RGB", (width // 10, height // 10))
    draw = ImageDraw.Draw(small)
    for y in range(small.height):
        draw.line([(0, y), (small.width, y)], fill=(90 + y // 3, 140 + y // 4, 220 - y // 3))
    for hill in range(6):
        x = (number * 97 + hill * 71) % small.width
        peak = 80 + (number * 31 + hill * 47) % 150
        colour = (40 + hill * 20, 70 + (number + hill * 13) % 90, 50 + number % 60)
        draw.polygon([(x - 160, small.height), (x, peak), (x + 160, small.height)], fill=colour)
    large = small.filter(ImageFilter.GaussianBlur(1)).resize(SIZE, Image.Resampling.BICUBIC)
    shifted = ImageChops.offset(grain, number * 131, number * 57)
    return ImageChops.overlay(large, Image.merge("RGB", [shifted, ImageChops.offset(shifted, 1), shifted]))


def main(folder: Path) -> None:
    briefs = folder / "briefs"
    briefs.mkdir(parents=True, exist_ok=True)
    (folder / "briefpress.toml").touch()
    grain = Image.effect_noise(SIZE, 24)
    for number in range(PICTURES):
        picture = photograph(number, grain)
        if number % EACH_PNG == 0:
            picture.save(briefs / f"{number}.png", compress_level=1)
        else:
            picture.save(briefs / f"{number}.jpg", quality=88)
    (briefs / "report.md").write_text("---\ntitle: The valley\n---\n# Land\n\nThe valley has 100 hills.\n")
    outline = ["report: report.md", "title: The hills of the valley", "audience: all", "language: en-GB",
               "formats: { deck: {} }", "bottom_line: The valley has 100 hills. [@land:1]", "sections:"]
    for slide in range(SLIDES):
        outline.append(f"  - title: Hill {slide}")
        outline.append(f"    message: Hill number {slide} can be seen from the road")
        if slide % (SLIDES // PICTURES) == 0:
            number = slide // (SLIDES // PICTURES)
            ending = "png" if number % EACH_PNG == 0 else "jpg"
            outline.append(f"    image: {{ file: {number}.{ending}, alt: Hill {slide} under a clear sky }}")
        else:
            outline.append("    points:\n      - The valley has 100 hills. [@land:1]")
    (briefs / "hills.yaml").write_text("\n".join(outline) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
