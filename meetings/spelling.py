"""What somebody who misspelt a name may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def close_to(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` when there is something near."""
    spelt = {each.casefold(): each for each in sorted(known)}
    near = get_close_matches(name.casefold(), spelt, n=1, cutoff=0.6)
    return f"; did you mean {spelt[near[0]]!r}?" if near else ""


def unknown_among(names: Iterable[str], known: Iterable[str], what: str) -> str | None:
    """``there is no place 'hanoy'; did you mean 'hanoi'?``, of all that are not known; None when all are."""
    known = set(known)
    if unknown := [f"{name!r}{close_to(name, known)}" for name in names if name not in known]:
        return f"there is no {what} {', '.join(unknown)}"
    return None
