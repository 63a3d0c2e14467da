"""Whether the path of an address is an article's: by a pattern, and whatever the pattern costs."""

import re
import warnings

import regex

_SECONDS = 0.2
"""Of one path; patterns that people write take some millionths."""
_LONGEST_PATTERN = 500
_LONGEST_PATH = 2_048
_PIECES = ("a", "1", "-", "a-", "a1", "a/", "1/", "a-1/")
_NUMBERS = {"id", "old"}


def numbers_in(path: str, pattern: str) -> dict[str, str]:
    """What the groups of the pattern found, if it is that of the whole path; else nothing.

    A pattern that takes too long on a path does not match it.
    """
    try:
        match = regex.fullmatch(pattern, path, timeout=_SECONDS)
    except TimeoutError:
        return {}
    found = match.groupdict() if match else {}
    return {name: found[name] for name in _NUMBERS & found.keys() if found[name]}


def fault_of(pattern: str) -> str | None:
    """Why nobody should look for articles by this pattern; None when all is well with it."""
    if len(pattern) > _LONGEST_PATTERN:
        return f"is longer than {_LONGEST_PATTERN} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", FutureWarning)
            groups = set(re.compile(pattern).groupindex)
            regex.compile(pattern)
    except (re.error, regex.error, FutureWarning, RecursionError, OverflowError, MemoryError) as error:
        return f"is no regular expression: {error}"
    if not groups & _NUMBERS:
        return "has no group id: put (?P<id>…) around what identifies an article"
    if not pattern.removeprefix("^").startswith(("/", "(")):
        return "must begin with /: it is the whole path of an address, without https:// and host"
    return _slowness_of(pattern)


def _slowness_of(pattern: str) -> str | None:
    for piece in _PIECES:
        path = ("/" + piece * _LONGEST_PATH)[: _LONGEST_PATH - 1] + "~"
        try:
            regex.fullmatch(pattern, path, timeout=_SECONDS)
        except TimeoutError:
            return "takes too long on a long address: repeat nothing that is itself repeated, as in (a+)+"
    return None
