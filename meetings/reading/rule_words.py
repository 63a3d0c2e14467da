"""The words without which a rule of the vocabulary cannot match, to be looked for before it is tried.

Reads the part of the language of regular expressions that ``meetings/data/*.json`` is written in.
"""

import re
from collections import deque

Way = tuple[str, ...]
"""Runs of letters and digits, in lower case, that all stand in a text that a rule matches in one way."""
_GAP = "\0"
"""What a rule leaves open: a number, a name, the words between two others."""
_PIECE = re.compile(
    r"\(\?<?[=!]|\((?:\?:|\?P<\w+>)?|<Name>|\[(?:\\.|[^\]])*\]|\\.|(?:[*+?]|\{\d*,?\d*\})[?+]?|.", re.DOTALL
)
_QUANTITY = re.compile(r"[*+?]|\{\d*,?\d*\}")
_MAY_BE_NONE = re.compile(r"\*|\{0*[,}]")
_WRITTEN_OUT = re.compile(r"\[(-?[^-\\^\]]+-?)\]")


def rule_words(rule: str) -> frozenset[Way]:
    """The ways in which a rule may match; spaces and punctuation are left out of the runs."""
    return frozenset(tuple(filter(None, way.split(_GAP))) for way in _ways(deque(_PIECE.findall(rule))))


def run_of(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _ways(pieces: deque[str]) -> set[str]:
    """All that stands up to the end, or to the bracket that closes, written out."""
    finished: set[str] = set()
    ways = {""}
    while pieces and (piece := pieces.popleft()) != ")":
        if piece == "|":
            finished |= ways
            ways = {""}
        else:
            choices = _repeated(_choices(piece, pieces), pieces)
            ways = {way + choice for way in ways for choice in choices}
    return finished | ways


def _choices(piece: str, pieces: deque[str]) -> set[str]:
    if piece.startswith("("):
        inside = _ways(pieces)
        return {""} if piece.endswith(("=", "!")) else inside
    if found := _WRITTEN_OUT.fullmatch(piece):
        return {run_of(char) for char in found[1]}
    if piece.startswith("[") or piece in {".", "<Name>", r"\w", r"\d", r"\S"}:
        return {_GAP}
    return {run_of(piece)} if piece[0] != "\\" or not piece[1].isalnum() else {""}


def _repeated(choices: set[str], pieces: deque[str]) -> set[str]:
    if not pieces or not _QUANTITY.match(pieces[0]):
        return choices
    quantity = pieces.popleft()
    if quantity.startswith("?"):
        return choices | {""}
    return {_GAP} if _MAY_BE_NONE.match(quantity) else {choice + _GAP for choice in choices}
