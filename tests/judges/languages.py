"""Judges whether words are marked as of the language that they are of, so that they are read aloud in it."""

from collections.abc import Iterator
from itertools import islice
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

# So many words are heard at once: a foreign sentence in a paragraph must not be drowned by what stands around it.
HEARD = 10

# What tells a language among them: small words of it, different ones, and hardly any of the language that is marked. One alone,
# however often, may be an abbreviation.
LEAST_SMALL_WORDS = 4
LEAST_DIFFERENT = 3
MOST_OF_MARKED = 1


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
            found += islice((f"marked as {marked}, sounds like {heard}" for heard in others(text, marked)), 1)
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


def others(text: str, marked: str) -> Iterator[str]:
    """Yields languages that parts of a text sound like, other than the one that is marked, each with the part."""
    words = re.findall(r"[^\W\d_]+", text.replace("\N{SOFT HYPHEN}", "").lower())
    own = SMALL_WORDS.get(marked.split("-")[0].lower(), set())
    for at in range(max(len(words) - HEARD, 0) + 1):
        part = words[at : at + HEARD]
        if sum(word in own for word in part) > MOST_OF_MARKED:
            continue
        for language, known in SMALL_WORDS.items():
            small = [word for word in part if word in known - own]
            if len(small) >= LEAST_SMALL_WORDS and len(set(small)) >= LEAST_DIFFERENT:
                yield f"{language}: {' '.join(part)!r}"
