"""Marked-up lines in Markdown, for services that have no text without markup."""

from collections.abc import Callable, Iterable

from alerts.brief import Line, Span


def markdown(lines: Iterable[Line], escaped: Callable[[str], str], *, line_break: str = "\n") -> str:
    """Bold words and links are ours; all else is `escaped`, as the service reads it."""
    return line_break.join("".join(_marked(span, escaped) for span in line) for line in lines)


def _marked(span: Span, escaped: Callable[[str], str]) -> str:
    text = escaped(span.text)
    if span.link:
        text = f"[{text}]({span.link.replace('(', '%28').replace(')', '%29')})"
    return f"**{text}**" if span.bold else text
