"""What ``[[subscriptions]]`` may say: who hears of which meetings and which news of them, when and how."""

from collections.abc import Callable, Iterable
from datetime import time
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from alerts import operator
from alerts.clocks import HANOI, zone_of
from alerts.quiet import Quiet
from alerts.subscription import Detail, Digest, Filter, Immediate, Schedule, Subscription
from alerts.words import Language
from hoidam.section import Duration, Section
from meetings import gazetteer
from meetings.article import LANGUAGES
from meetings.duration import within
from meetings.encounter import Status
from meetings.errors import ConfigError
from meetings.news_kinds import NewsKind
from meetings.spelling import unknown_among


def _name(value: str) -> str:
    if not value.isprintable() or value != value.strip():
        raise ValueError("must be one line, without spaces around it")
    if value == operator.SUBSCRIPTION:
        raise ValueError("is what messages to the operator go under: choose another name")
    return value


def _checked(value: str, make: Callable[[str], object]) -> str:
    try:
        make(value)
    except ConfigError as error:
        raise ValueError(str(error).removeprefix("schedule").removeprefix(":").strip()) from error
    return value


def _zone(value: str) -> str:
    return _checked(value, zone_of)


Zone = Annotated[str, AfterValidator(_zone)]


def _clock(value: Any) -> Any:
    try:
        return time.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError("is no time of day such as '22:00'") from None


Clock = Annotated[time, BeforeValidator(_clock)]


class ScheduleSettings(Section):
    """``"immediate"``, or a table: `settle` for immediate alerts, `at` with `zone` for digests."""

    zone: Zone = HANOI
    at: str | None = None
    settle: Annotated[Duration, AfterValidator(within("0s", "1d"))] | None = None

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        if isinstance(value, str):
            if value != "immediate":
                raise ValueError('must be "immediate" or a table with at or settle')
            return {}
        return value

    @field_validator("at")
    @classmethod
    def _time_or_cron(cls, at: str) -> str:
        return _checked(at, lambda at: Digest(at=at))

    @model_validator(mode="after")
    def _one_kind(self) -> "ScheduleSettings":
        if self.at and self.settle is not None:
            raise ValueError("at and settle exclude each other")
        if "zone" in self.model_fields_set and not self.at:
            raise ValueError("zone needs at")
        return self

    def schedule(self, quiet: Quiet | None) -> Schedule:
        if self.at:
            return Digest(at=self.at, zone=self.zone)
        usual = Immediate(quiet=quiet)
        return usual if self.settle is None else Immediate(settle=self.settle, quiet=quiet)


class QuietSettings(Section):
    """From one time of day to another nothing is told at once, but what matters so much."""

    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")
    zone: Zone = HANOI
    unless_weight: int | None = Field(default=None, ge=1, le=5)

    @model_validator(mode="after")
    def _some_time(self) -> "QuietSettings":
        if self.start == self.end:
            raise ValueError("from and to are one time")
        return self

    def quiet(self) -> Quiet:
        return Quiet(start=self.start, end=self.end, zone=self.zone, unless_weight=self.unless_weight)


_KNOWN: dict[str, Callable[[], Iterable[str]]] = {
    "kinds": lambda: _ids("kinds"),
    "persons": lambda: _ids("people"),
    "organisations": lambda: _ids("organisations"),
    "posts": lambda: _ids("posts"),
    "levels": lambda: _ids("levels"),
    "mechanisms": lambda: _ids("mechanisms"),
    "places": lambda: [*_ids("places"), *(record["country"] for record in gazetteer.records("places"))],
    "statuses": lambda: get_args(Status),
    "topics": lambda: _ids("topics"),
    "languages": lambda: LANGUAGES,
}
_ONE = {"persons": "person", "statuses": "status"}


def _ids(name: str) -> list[str]:
    return [record["id"] for record in gazetteer.records(name)]


class FilterSettings(Section):
    """Ids are those of ``meetings/data`` and of the folder of the beat, ``meetings/beats/vietnam_china``.

    Kinds, levels and topics lie in the first, people, organisations and posts in the second, mechanisms and
    places in both.
    """

    kinds: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    min_sources: int = Field(default=0, ge=0, le=20)
    min_weight: int = Field(default=1, ge=1, le=5)

    @field_validator(*_KNOWN)
    @classmethod
    def _known(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        field = str(info.field_name)
        if wrong := unknown_among(names, _KNOWN[field](), _ONE.get(field, field.removesuffix("s"))):
            raise ValueError(wrong)
        return names

    def filter(self) -> Filter:
        return Filter(**self.model_dump())


class SubscriptionSettings(Section):
    name: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_name)]
    channels: tuple[str, ...] = Field(min_length=1)
    language: Language = "vi"
    detail: Detail = "full"
    schedule: ScheduleSettings = ScheduleSettings()
    quiet: QuietSettings | None = None
    news: tuple[str, ...] = Field(default=get_args(NewsKind), min_length=1)
    when_nothing: bool = False
    filter: FilterSettings = FilterSettings()

    @field_validator("news")
    @classmethod
    def _kinds_of_news(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if wrong := unknown_among(names, get_args(NewsKind), "kind of news"):
            raise ValueError(wrong)
        return names

    @model_validator(mode="after")
    def _of_one_kind(self) -> "SubscriptionSettings":
        if self.quiet and self.schedule.at:
            raise ValueError("quiet is for immediate alerts; a digest comes at its own time")
        if self.when_nothing and not self.schedule.at:
            raise ValueError("when_nothing needs a digest: schedule = { at = … }")
        return self

    def subscription(self) -> Subscription:
        return Subscription(
            name=self.name,
            channels=self.channels,
            language=self.language,
            detail=self.detail,
            schedule=self.schedule.schedule(self.quiet.quiet() if self.quiet else None),
            filter=self.filter.filter(),
            news=frozenset(self.news),
            when_nothing=self.when_nothing,
        )
