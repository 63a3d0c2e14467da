"""The pattern of an outlet's articles, guessed from the address of one of them."""

import re

_LEAST_DIGITS = 5
"""What has fewer is a year, a day, or part of a headline."""
_LONGEST_MARKER = 8
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
"""Is shared by all articles of a day."""
_MARKED_DAY = re.compile(r"[a-z]?\d{8}_")
_HEADLINE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){3,}")
_BEFORE = re.compile(r"(?P<headline>.*-)?(?P<marker>(?:[A-Za-z]|(?<=[a-z])_)*)", re.DOTALL)


def article_path(path: str) -> tuple[str, bool]:
    """The pattern, and whether a number in it identifies the article; without one its last words do.

    The longest number of the path is taken, of a part that has one to the last.
    """
    parts = path.strip("/").split("/")
    end = "/?" if path.endswith("/") else ""
    numbered = [number for number, part in enumerate(parts) if len(_longest(part)) >= _LEAST_DIGITS]
    place = numbered[-1] if numbered else len(parts) - 1
    part = _with_number(parts[place]) if numbered else _with_words(parts[place])
    return f"/{_folders(parts[:place])}{part}{_rest(parts[place + 1 :])}{end}", bool(numbered)


def _longest(part: str) -> str:
    """The longest run of digits that is no day, of equal ones the last."""
    numbers = [number for number in reversed(re.findall(r"\d+", part)) if not _DAY.fullmatch(number)]
    return max(numbers, key=len, default="")


def _with_words(part: str) -> str:
    """A headline has three words and more; so a section, which has fewer, is no article."""
    words, dot, ending = part.partition(".")
    own = r"[a-z0-9]+(?:-[a-z0-9]+){2,}" if _HEADLINE.fullmatch(words) else f"{_any_of(words)}+"
    return f"(?P<id>{own}){_literal(dot + ending)}"


def _with_number(part: str) -> str:
    digits = _longest(part)
    before, _, after = part.rpartition(digits)
    found = _BEFORE.fullmatch(before)
    number = rf"(?P<id>\d{{{len(digits) - 1},{len(digits) + 1}}})"
    if found is None and _MARKED_DAY.fullmatch(before):
        return f"{_literal(before)}{number}{_after(after)}"
    if found is None or len(found["marker"]) > _LONGEST_MARKER:
        headline, hyphen, marker = before.rpartition("-")
        return f"{_any_number_of(headline)}{hyphen}(?P<id>{_any_of(marker)}+){_after(after)}"
    headline = (found["headline"] or "").removesuffix("-")
    hyphen = "-" if found["headline"] else ""
    return f"{_any_number_of(headline)}{hyphen}{found['marker']}{number}{_after(after)}"


def _after(text: str) -> str:
    words, dot, ending = text.partition(".")
    changing = f"{_any_of(words)}*" if "-" in words else _literal(words)
    return changing + _literal(dot + ending)


def _folders(parts: list[str]) -> str:
    return f"(?:{_any_of('/'.join(parts))}+/)*" if parts else ""


def _rest(parts: list[str]) -> str:
    return f"(?:/{_any_of('/'.join(parts))}+)*" if parts else ""


def _any_number_of(text: str) -> str:
    return f"{_any_of(text)}+" if text else ""


def _any_of(text: str) -> str:
    """A class of characters: those of addresses, and what else is in the text."""
    if not re.fullmatch(r"[\w/.-]*", text, re.ASCII):
        return "[^/]"
    upper = "A-Z" if re.search("[A-Z]", text) else ""
    more = "".join(mark for mark in "_." if mark in text)
    return f"[{upper}a-z0-9{more}-]"


def _literal(text: str) -> str:
    """Itself, but for other numbers in it."""
    return re.sub(r"\d+", r"\\d+", re.escape(text).replace(r"\-", "-"))
