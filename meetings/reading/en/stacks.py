"""Which titles and names of an English sentence belong to one person (domain model, 5.2)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from meetings.reading.en.titles import Token, tokens
from meetings.reading.en.words import nation_words

_ORGANISATION = re.compile(
    r"^(?:,? (?:of|in|at|to|from|under) (?:the )?(?:ruling )?(?:[A-Z][\w'.]*|\([A-Z]{2,5}\)|of|the"
    r"|and(?= [A-Z][a-z]+ (?:Commission|Committee)))(?: (?:\([A-Z]{2,5}\)|[A-Z][\w'.]*|of|the))*)+"
    r"|^ \([A-Z]{2,5}\)"
)
_GLUE = re.compile(
    r"^(?:[\s,;()\"]|(?<= )-(?= ))*(?:(?:and|the|also|who is|who is also|is|cum|concurrently"
    r"|an?|alternate|as well as|outgoing|incoming|new|newly[- ][a-z]+|H\.E\.|Comrade|Mr\.?|Ms\.?"
    rf"|(?:{'{nations}'})(?:'s)?)[\s,]*)*$"
)


@cache
def _glue() -> re.Pattern[str]:
    return re.compile(_GLUE.pattern.replace("{nations}", nation_words()))


def groups(text: str) -> Iterator[list[Token]]:
    """The titles and names of a folded sentence, person by person."""
    found = tokens(text)
    group: list[Token] = []
    for i, token in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if group and not _continues(text, group, token, following):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _continues(text: str, group: Sequence[Token], token: Token, following: Token | None) -> bool:
    gap = text[group[-1].end : token.start]
    if group[-1].kind in ("post", "title"):
        gap = _ORGANISATION.sub("", gap, count=1)
    if len(gap) > 40 or not _glue().match(gap) or token.kind == "counterpart":
        return False
    if token.kind in ("name", "unknown", "rank"):
        return _is_first(group, token) and "and" not in gap
    if not any(t.kind in ("name", "unknown") for t in group):
        return True
    apart = bool(gap.strip()) and (gap.strip().startswith((",", "(")) or group[-1].kind != "name")
    return apart and not _begins_next(text, token, following)


def _is_first(group: Sequence[Token], token: Token) -> bool:
    """Whether a person has no name yet, and of ranks none either."""
    taken = ("name", "unknown", "rank") if token.kind == "rank" else ("name", "unknown")
    return not any(t.kind in taken for t in group)


def _begins_next(text: str, token: Token, following: Token | None) -> bool:
    """Whether a title behind a name is the next person's."""
    if following is None or following.kind not in ("name", "unknown", "rank", "post", "title"):
        return False
    beside = text[token.end : following.start] in (" ", " of ")
    return beside or (following.kind != "title" and _leads_to_name(text, token, following))


def _leads_to_name(text: str, token: Token, following: Token) -> bool:
    """`…, Vietnamese Deputy Minister of National Defence of Vietnam General X`: a post before a new name."""
    gap = _ORGANISATION.sub("", text[token.end : following.start], count=1)
    return gap == " " and following.kind in ("name", "unknown", "rank")
