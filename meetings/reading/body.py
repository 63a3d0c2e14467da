"""A sentence of a text, and how much of a text is read."""

from collections.abc import Iterator
from dataclasses import dataclass

HEADLINE = 250
"""Characters; a longer title is a text whose first sentence is the title."""
LONGEST = 1_500
"""Characters; what runs on longer without a mark is no sentence, and is cut."""
READ = 200_000
"""Characters of a text that are read; no article is longer."""


@dataclass(slots=True, kw_only=True)
class Sentence:
    """One sentence; `start` and `end` are offsets into the text, `folded` is ``tones(text[start:end])``."""

    start: int
    end: int
    folded: str
    paragraph: int
    caption: bool = False


def pieces(line: str, start: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    """Where a sentence stands, without spaces around it; what runs on too long is cut at a space."""
    while start < end:
        stop = end
        if end - start > LONGEST:
            stop = line.rfind(" ", start + 1, start + LONGEST) + 1 or start + LONGEST
        piece = line[start:stop]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if right > left:
            yield offset + start + left, offset + start + right
        start = stop
