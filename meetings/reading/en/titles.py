"""Titles in English: ranks, posts, party titles and names in a sentence, and which belong to one person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from meetings import gazetteer
from meetings.reading.en.body import fold
from meetings.reading.en.names import by_office, name_in, place_names
from meetings.reading.en.words import listed
from meetings.reading.rules import Rule
from meetings.reading.spans import undisputed
from meetings.reading.vocabulary import longest, of_sides


@dataclass(slots=True, kw_only=True)
class Token:
    """Words of one kind, with offsets into the sentence.

    `ids` are what the words mean: posts by side, ranks in general and as some sides word them, people.
    """

    kind: Literal["rank", "name", "unknown", "post", "title", "counterpart"]
    start: int
    end: int
    ids: tuple[str | None, ...] = ()


_SYLLABLE = re.compile(r"[A-Z](?:[a-z]+|(?=[A-Z]))(?:'(?!s\b)[a-z]*)?[a-z]*")
_LONGEST = 4
_WORD = r"[A-Z][a-z]+(?:(?:-|'(?!s\b))[A-Za-z]+)?"
"""A word of a name, without the `'s` of what is theirs."""
_ANYBODY = re.compile(rf"{_WORD}(?: (?:[A-Z]\.|{_WORD})){{0,3}}")


@cache
def _people() -> dict[str, tuple[str, ...]]:
    """Ids by a name's letters alone: in either order, glued together, or spelt the other country's way."""
    found: dict[str, list[str]] = {}
    for person in gazetteer.people().values():
        for name in (*person.names.get("en", ()), *person.names.get("vi", ())):
            first, *others = fold(name).split()
            for spelt in ((first, *others), (*others, first), (*others[-1:], first, *others[:-1])):
                ids = found.setdefault("".join(spelt).lower(), [])
                if person.id not in ids:
                    ids.append(person.id)
    return {name: tuple(ids) for name, ids in found.items()}


@cache
def _spelt_abroad() -> frozenset[str]:
    """The letters of names as the other country spells them: `Vu Cuong` for Yu Qiang."""
    known = [p for p in gazetteer.people().values() if p.names.get("en") and p.names.get("vi")]
    spelt = ((fold(p.names["en"][0]), fold(name)) for p in known for name in p.names["vi"])
    return frozenset(vi.replace(" ", "").lower() for en, vi in spelt if vi != en)


_GOES_ON = re.compile(r" [A-Z][a-z]+(?:,| (?:[a-z]|[A-Z][a-z]+ \d))")
"""`Vu Cuong Quyet said` is somebody else."""


@cache
def _posts() -> tuple[tuple[str | None, str | None], ...]:
    """The post that words mean, by side."""
    return tuple((one, other) for one, other, _ in listed("posts"))


@cache
def _post_rule() -> Rule:
    rules = "|".join(f"(?P<p{i}>{rule})" for i, (*_, rule) in enumerate(listed("posts")))
    opens = longest((*_OPENERS.split(), *listed("post_openers")))
    return Rule(rf"\b(?={opens}\b)(?:{rules})(?!\w| Office\b)", re.IGNORECASE)


_OPENERS = (
    "Deputy Vice Minister National Defence Defense Secretary Chief Head Director Executive Central"
    " Commander Navy Political President Rector Ambassador Military Public Foreign Prime Premier PM Chair"
    " Chairman Chairwoman NA"
    " Party General State Member"
)


@cache
def _title_rule() -> Rule:
    return Rule(r"\b(?:" + "|".join(listed("titles")) + r")(?!\w)", re.IGNORECASE)


@cache
def _rank_rule() -> Rule:
    rules = "|".join(f"(?P<r{i}>{rule})" for i, (*_, rule) in enumerate(listed("ranks")))
    return Rule(
        r"(?<![\w-])(?:(?<!Director )(?<!Consul )(?<!Secretary )(?<!Attorney )|(?!Gen))"
        rf"(?:{rules})(?=,? ?[A-Z])"
        r"(?! (?:Secretary|Department|Staff|Political|Politics|Office|Assembly|Statistics|Headquarters"
        r"|Command|Logistics|Stations?|Administration|Bureau|Hospital|Association)\b)"
    )


_COUNTERPART = Rule(r"\bcounterpart\b|\bcounterparts\b(?! (?:from|in|of)\b)")


@cache
def _before_post() -> re.Pattern[str]:
    return re.compile(rf"(?:the |an? |(?:{of_sides('adjectives', 'en')}) |Standing |Senior )*$")


_FORMER = re.compile(
    r"\b(?:former|late|ex-|then|retired|future)[ -]?(?:\w+ ){0,2}$|\b(?:vice|deputy|assistant)[ -]$",
    re.IGNORECASE,
)
"""Who held an office, or is the deputy of who holds it, does not hold it."""


def tokens(text: str) -> list[Token]:
    """The titles and names of a folded sentence; of overlapping ones the first in trust stands."""
    sure = undisputed((*_known(text), *_titled(text)))
    return undisputed((*sure, *_behind(text, sure), *_apposed(text, sure), *_beside_offices(text)))


def _known(text: str) -> Iterator[Token]:
    """Names of the gazetteer: two to four capitalised syllables, spaced or not."""
    run: list[str] = []
    starts: list[int] = []
    last = 0
    for m in _SYLLABLE.finditer(text):
        if text[last : m.start()] not in ("", " ", "-"):
            run, starts = [], []
        run, starts = [*run[1 - _LONGEST :], m[0].lower()], [*starts[1 - _LONGEST :], m.start()]
        last = m.end()
        for first in range(len(run) - 1):
            name = "".join(run[first:])
            if (ids := _people().get(name)) and not (name in _spelt_abroad() and _GOES_ON.match(text, last)):
                yield Token(kind="name", start=starts[first], end=last, ids=ids)
                run, starts = [], []
                break


def _titled(text: str) -> Iterator[Token]:
    for m in _post_rule().finditer(text):
        if _FORMER.search(text[max(0, m.start() - 40) : m.start()]):
            yield Token(kind="title", start=m.start(), end=m.end())
        elif m.lastgroup:
            yield Token(kind="post", start=m.start(), end=m.end(), ids=_posts()[int(m.lastgroup[1:])])
    for m in _title_rule().finditer(text):
        yield Token(kind="title", start=m.start(), end=m.end())
    for m in _COUNTERPART.finditer(text):
        yield Token(kind="counterpart", start=m.start(), end=m.end())
    for m in _rank_rule().finditer(text):
        if m.lastgroup:
            *ranks, _ = listed("ranks")[int(m.lastgroup[1:])]
            yield Token(kind="rank", start=m.start(), end=m.end(), ids=tuple(ranks))


def _beside_offices(text: str) -> Iterator[Token]:
    for kind, start, end in by_office(text):
        yield Token(kind=kind, start=start, end=end)


_BEFORE_NAME = re.compile(r" (?:H\.E\. |Comrade |Mr\.? |Ms\.? )?")


def _behind(text: str, taken: Sequence[Token]) -> Iterator[Token]:
    """A name right behind a rank or a post."""
    for token in taken:
        if token.kind not in ("rank", "post", "counterpart"):
            continue
        body = _OF_BODY.match(text, token.end) if token.kind == "post" else None
        opens = _BEFORE_NAME.match(text, body.end() if body else token.end)
        m = _ANYBODY.match(text, opens.end()) if opens else None
        if m and (name := name_in(m[0])):
            yield Token(kind="unknown", start=m.start(), end=m.start() + len(name))


_OF_BODY = re.compile(
    r"(?: (?:of|under|in) (?:the )?(?:[A-Z][\w']*|of(?: the)?)(?: (?:[A-Z][\w']*|of(?: the)?))*?"
    r" (?:Commission|Army|Navy|Command|Department|Guard|Force|Staff|Academy|University)"
    r"(?: \([A-Z]{2,5}\))?){1,2}"
)
"""`Deputy Chief of the General Staff of the People's Army (PLA) X`."""


def _apposed(text: str, taken: Sequence[Token]) -> Iterator[Token]:
    """A name before a post: `Nguyen Van A, deputy commander of …`."""
    for token in taken:
        if token.kind == "post":
            lead = _before_post().sub("", text[max(0, token.start - 90) : token.start])
            if lead.endswith(", ") and (m := _LAST_NAME.search(lead[:-2])):
                name = name_in(m[0])
                if name == m[0] and " " in name and name not in place_names():
                    start = token.start - (len(text[max(0, token.start - 90) : token.start]) - m.start())
                    yield Token(kind="unknown", start=start, end=start + len(name))


_LAST_NAME = re.compile(r"(?<![\w-])[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}$")
