"""The beat: the two sides whose contacts are watched, and the folder with all that is of this pair alone.

What is of a language or of protocol in general lies in ``meetings/data``; a table or a list of words may
be in both, and is then that of the beat followed by the general one.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal
from zoneinfo import ZoneInfo

from meetings.encounter import Side

OTHER = "OTHER"
"""Any country but the two."""
_GENERAL = files("meetings") / "data"
BUNDLED = files("meetings") / "beats" / "vietnam_china"
_watched: list[Traversable] = [BUNDLED]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One side: `id` is its country code, `language` that of its own press, which leaves its name out.

    `adjectives` go before "side" where the name does not, ``Vietnamese`` and ``越``; `marks` are words in the
    name of a post that tell its country as the name would.

    People are called by the first or the last word of their names. `ranks` has, by language, the column of
    ``ranks.json`` for a side whose ranks the press words its own way.
    """

    id: Side
    names: Mapping[str, str]
    language: str
    zone: ZoneInfo
    called_by: Literal["first", "last"]
    ranks: Mapping[str, str]
    adjectives: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def name(self, language: str) -> str:
        return self.names.get(language) or self.names["en"]

    def adjective(self, language: str) -> str:
        return self.adjectives.get(language) or self.name(language)

    def is_named_in(self, text: str, language: str) -> bool:
        """Whether the name of a post tells that it is this state's."""
        return any(word in text for word in (self.name(language), *self.marks.get(language, ())))

    @property
    def label(self) -> str:
        """What the side is called where software reads it: ``vietnam``."""
        return self.name("en").casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """Two states, in the order in which they are told of.

    `border` has the provinces on the common border. `minister` is the post of the minister of defence of
    either. `counterparts` are the levels of posts, the first state's first, that are equals in one country.
    """

    states: tuple[State, State]
    border: frozenset[str]
    minister: str
    counterparts: Mapping[tuple[str | None, str | None], Side]

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.states[0].id, self.states[1].id

    @property
    def zone(self) -> ZoneInfo:
        """Where days are counted of what no place is known."""
        return self.states[0].zone

    def day_of(self, moment: datetime, language: str = "") -> date:
        """The day of a publication where the press of its language is.

        Of a language that is neither's own, midnight in either state is a day there, told without an hour.
        """
        own = [state for state in self.states if state.language == language]
        moments = [moment.astimezone(state.zone) for state in own or self.states]
        return next((m for m in moments if m.time() == time()), moments[0]).date()

    def state(self, side: Side) -> State:
        return self.states[side == self.states[1].id]

    def opposite(self, side: Side) -> Side:
        return self.states[side == self.states[0].id].id

    def home(self, language: str) -> Side:
        """The side that the press of a language is of; the first where it is of neither."""
        return next((s.id for s in self.states if s.language == language), self.states[0].id)

    def abroad(self, language: str) -> tuple[Side, ...]:
        """The sides that a text in a language names if it is about both; its own press leaves its own out."""
        return tuple(s.id for s in self.states if s.language != language)


@cache
def beat() -> Beat:
    """The one that is watched; `watch` sets it."""
    return beat_of(json.loads(_watched[0].joinpath("beat.json").read_text(encoding="utf-8")))


def beat_of(record: Mapping[str, Any]) -> Beat:
    """From what ``beat.json`` holds. Raises `KeyError`, `ValueError` or `TypeError` for another form."""
    one, other = (
        State(
            id=r["id"],
            names=r["names"],
            language=r["language"],
            zone=ZoneInfo(r["zone"]),
            called_by=r["called_by"],
            ranks=r["ranks"],
            adjectives=r.get("adjectives", {}),
            marks=r.get("marks", {}),
        )
        for r in record["sides"]
    )
    equals = {(r["levels"][0], r["levels"][1]): r["in"] for r in record["counterparts"]}
    return Beat(
        states=(one, other),
        border=frozenset(record["border"]),
        minister=record["minister"],
        counterparts=equals,
    )


@cache
def sides() -> tuple[Side, Side]:
    return beat().sides


@cache
def home(language: str) -> Side:
    return beat().home(language)


@cache
def partner(language: str) -> Side:
    """The other side, seen from the press of a language."""
    return opposite(home(language))


@cache
def nations() -> tuple[str, ...]:
    """The two sides, and whatever country is neither."""
    return (*sides(), OTHER)


def opposite(side: Side) -> Side:
    return beat().opposite(side)


def order(side: str | None) -> bool:
    """To sort by: the first side before all else."""
    return side != sides()[0]


def watch(folder: Traversable) -> None:
    """From now on the beat is that of a folder."""
    if folder != _watched[0]:
        _watched[0] = folder
        forget()


def forget() -> None:
    """All that was derived from data is forgotten and will be derived anew."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "meetings":
            for each in list(vars(module).values()):
                if callable(clear := getattr(each, "cache_clear", None)):
                    clear()


def parts(name: str) -> tuple[Any, ...]:
    """What the beat's file of a name holds and what the general one does, as far as there are such files."""
    found = (folder.joinpath(f"{name}.json") for folder in (_watched[0], _GENERAL))
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in found if file.is_file())
