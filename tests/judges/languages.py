"""Judges whether words are marked as of the language that they are of, so that they are read aloud in it."""

from collections import Counter
import re

from .case import Case
from .document import BLOCKS, Element, Stretch

# The small words by which a language is known; those that several have are no help and left out where they mislead.
SMALL_WORDS = {
    "en": "the of and to in is that for it with as was by from are this which not its be on has at their an",
    "es": "el la los las del que y en un una por con se al para es su lo como más pero sus le ha o",
    "fr": "le la les des du et en un une que est pour dans au aux qui sur par ne pas il elle ce se plus ont",
    "de": "der die das und in den von zu mit im ist für auf des dem ein eine nicht sich als auch es an wird bei",
    "pt": "o a os as do da dos das e que em um uma para com não no na por mais se ao pela pelo foi",
    "it": "il lo la gli i di del della dei delle e che in un una per con non sono si al alla da più è",
    "nl": "de het een en van in is dat op te voor met zijn aan niet die er om ook door naar bij uit wordt",
}
SMALL_WORDS = {language: set(words.split()) for language, words in SMALL_WORDS.items()}

# Fewer words tell nothing, nor do fewer small ones, nor does one alone, however often: it may be an abbreviation.
LEAST_WORDS = 8
LEAST_SMALL_WORDS = 4
LEAST_DIFFERENT = 2


def judge(case: Case) -> list[str]:
    """The document has a language, and no text is marked as of another language than that of its small words."""
    if not case.document.language:
        return ["the document has no language"]
    found = []
    for element in case.document.root.walk():
        texts = own_text(element) if element.role in BLOCKS else {}
        if alt := element.alt():
            texts[element.language] = f"{texts.get(element.language, '')} {alt}"
        for marked, text in texts.items():
            sounds = language_of(text)
            if sounds and sounds != marked.split("-")[0].lower():
                found.append(f"marked as {marked}, sounds like {sounds}: {text.strip()[:60]!r}")
    return found


def own_text(block: Element) -> dict[str, str]:
    """Returns what a block says by itself and in the words inside it, by the languages marked."""
    said: dict[str, str] = {}
    for kid in block.kids:
        if isinstance(kid, Stretch):
            said[block.language] = said.get(block.language, "") + kid.text
        elif isinstance(kid, Element) and kid.role not in BLOCKS:
            for language, text in own_text(kid).items():
                said[language] = said.get(language, "") + text
    return said


def language_of(text: str) -> str | None:
    """Returns the language that a text sounds like; none if that is not plain."""
    words = re.findall(r"[^\W\d_]+", text.replace("\N{SOFT HYPHEN}", "").lower())
    if len(words) < LEAST_WORDS:
        return None
    small = Counter({language: sum(word in known for word in words) for language, known in SMALL_WORDS.items()})
    (language, most), (_, next_most) = small.most_common(2)
    different = len(SMALL_WORDS[language].intersection(words))
    plain = most >= LEAST_SMALL_WORDS and different >= LEAST_DIFFERENT and most >= 2 * next_most
    return language if plain else None
