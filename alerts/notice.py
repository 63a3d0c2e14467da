"""How a letter to the operator is laid out: a headline for each matter, and what there is to say of it."""

from collections.abc import Iterable, Sequence
from html import escape

from alerts.lines import wrapped
from alerts.words import Language, word

Paragraph = tuple[str, Sequence[str]]  # its headline, and the lines below
_WIDTH = 72


def as_text(paragraphs: Iterable[Paragraph], language: Language) -> str:
    lines = [word("title", language).upper(), word("operator.greeting", language)]
    for headline, below in paragraphs:
        lines += ["", *wrapped(headline, _WIDTH)]
        for said in below:
            lines += wrapped(said, _WIDTH, "  ", "  ")
    return "\n".join(lines) + "\n"


def as_html(paragraphs: Iterable[Paragraph], language: Language) -> str:
    """Paragraphs in the reader's own font and colours: it has to be read, not looked at."""
    top: Paragraph = (word("title", language), [word("operator.greeting", language)])
    body = "".join(
        f"<p><b>{escape(headline)}</b>{''.join(f'<br>{escape(said)}' for said in below)}</p>"
        for headline, below in (top, *paragraphs)
    )
    return f'<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><body>{body}</body></html>\n'
