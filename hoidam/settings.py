"""The settings of the program: what ``hoidam.toml`` may say, and what holds when it says nothing."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from difflib import get_close_matches
from ipaddress import ip_address
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from alerts import operator, schedule
from alerts.subscription import Digest, Filter, Immediate, Subscription
from alerts.words import Language
from crawler.declared import DeclaredOutlet
from meetings import gazetteer
from meetings.addresses import Allowed, Endpoint, endpoint
from meetings.duration import duration, within
from meetings.errors import ConfigError, StoreError
from storage.database import parse

POLITE_DELAY = 5.0


def _address(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1)
    except ValueError:
        usable = None
    if not usable or not value.isprintable() or " " in value:
        raise ValueError("is not an http or https address")
    return value


def _database(url: SecretStr) -> SecretStr:
    try:
        parse(url.get_secret_value())
    except StoreError as error:
        raise ValueError(str(error)) from error
    return url


def _contact(value: str) -> str:
    """It goes into a header of every request."""
    if not value.isprintable() or not value.isascii():
        raise ValueError("must be an address of mail or web, in one line of plain letters")
    return value


def _name(value: str) -> str:
    if not value.isprintable() or value != value.strip():
        raise ValueError("must be one line, without spaces around it")
    if value == operator.SUBSCRIPTION:
        raise ValueError("is what messages to the operator go under: choose another name")
    return value


Duration = Annotated[timedelta, BeforeValidator(duration)]


class Section(BaseModel):
    """A table of the file: a key it does not know is an error, and values never stand in error messages."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class DatabaseSettings(Section):
    url: Annotated[SecretStr, AfterValidator(_database)] = SecretStr("sqlite:///hoidam.db")


class CrawlerSettings(Section):
    contact: Annotated[str, Field(min_length=3), AfterValidator(_contact)] | None = None
    proxy: Annotated[str, AfterValidator(_address)] | None = None
    ca_file: str | None = None
    delay: float = Field(default=POLITE_DELAY, gt=0, le=600)
    timeout: float = Field(default=30, ge=1, le=300)
    every: Annotated[Duration, AfterValidator(within("60s", "1d"))] = timedelta(minutes=5)
    keep: Literal["subject", "all"] = "subject"
    outlets: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    max_pages: int = Field(default=200, ge=1, le=10_000)

    @field_validator("delay")
    @classmethod
    def _polite(cls, delay: float, info: ValidationInfo) -> float:
        """Only a proxy on this machine, such as the demo's, may be asked more often."""
        if delay < POLITE_DELAY and not _is_here(info.data.get("proxy")):
            raise ValueError(f"must be {POLITE_DELAY:g} seconds or more")
        return delay


def _is_here(proxy: str | None) -> bool:
    try:
        return ip_address(urlsplit(proxy or "").hostname or "").is_loopback
    except ValueError:
        return False


class NetworkSettings(Section):
    """What may be connected to although it is not on the public internet."""

    allow: tuple[Annotated[Endpoint, BeforeValidator(endpoint)], ...] = ()

    @property
    def allowed(self) -> Allowed:
        return frozenset(self.allow)


class ScheduleSettings(Section):
    """``"immediate"``, or a table: `settle` for immediate alerts, `at` with `zone` for digests."""

    zone: str = schedule.HANOI
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

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        return _checked(zone, lambda: Digest(at="00:00", zone=zone))

    @field_validator("at")
    @classmethod
    def _time_or_cron(cls, at: str) -> str:
        return _checked(at, lambda: Digest(at=at))

    @model_validator(mode="after")
    def _one_kind(self) -> "ScheduleSettings":
        if self.at and self.settle is not None:
            raise ValueError("at and settle exclude each other")
        if "zone" in self.model_fields_set and not self.at:
            raise ValueError("zone needs at")
        return self

    def schedule(self) -> schedule.Schedule:
        if self.at:
            return Digest(at=self.at, zone=self.zone)
        return Immediate() if self.settle is None else Immediate(settle=self.settle)


def _checked(value: str, make: Callable[[], object]) -> str:
    try:
        make()
    except ConfigError as error:
        raise ValueError(str(error).removeprefix("schedule").removeprefix(":").strip()) from error
    return value


def close_to(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` when there is something near."""
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


class FilterSettings(Section):
    """Ids are those of the gazetteer, ``meetings/data/*.json``."""

    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[Literal["announced", "held", "postponed", "cancelled", "unconfirmed"], ...] = ()
    min_weight: int = Field(default=1, ge=1, le=5)

    @field_validator("kinds", "levels", "persons", "places")
    @classmethod
    def _known(cls, ids: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        field = str(info.field_name)
        known = {record["id"] for record in gazetteer.records("people" if field == "persons" else field)}
        if unknown := [f"{name!r}{close_to(name, known)}" for name in ids if name not in known]:
            raise ValueError(f"there is no {field.removesuffix('s')} {', '.join(unknown)}")
        return ids


class SubscriptionSettings(Section):
    name: Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_name)]
    channels: tuple[str, ...] = Field(min_length=1)
    language: Language = "vi"
    schedule: ScheduleSettings = ScheduleSettings()
    filter: FilterSettings = FilterSettings()

    def subscription(self) -> Subscription:
        return Subscription(
            name=self.name,
            channels=self.channels,
            language=self.language,
            schedule=self.schedule.schedule(),
            filter=Filter(**self.filter.model_dump()),
        )


class OperatorSettings(Section):
    """Who is told how sources do; readers never are."""

    channels: tuple[str, ...] = ()
    language: Language = "en"
    remind_after: Annotated[Duration, AfterValidator(within("1h", "30d"))] = timedelta(days=1)


class GazetteerSettings(Section):
    """`overlay` is a JSON file of records that add to the gazetteer or replace those with their ids."""

    overlay: str | None = None


class DaemonSettings(Section):
    analyse_every: Annotated[Duration, AfterValidator(within("1s", "1h"))] = timedelta(seconds=10)
    deliver_every: Annotated[Duration, AfterValidator(within("1s", "1h"))] = timedelta(seconds=5)
    log_level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(BaseSettings):
    """Everything the file says; `channels` are the options of each, as their kinds want them."""

    model_config = SettingsConfigDict(
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
        env_prefix="HOIDAM_",
        env_nested_delimiter="__",
    )

    database: DatabaseSettings = DatabaseSettings()
    network: NetworkSettings = NetworkSettings()
    crawler: CrawlerSettings = CrawlerSettings()
    outlets: tuple[DeclaredOutlet, ...] = ()
    channels: dict[str, dict[str, Any]] = {}
    subscriptions: tuple[SubscriptionSettings, ...] = ()
    operator: OperatorSettings = OperatorSettings()
    daemon: DaemonSettings = DaemonSettings()
    gazetteer: GazetteerSettings = GazetteerSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the library's form
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what it is given: the environment comes in beforehand, its secrets treated like the file's."""
        return (init_settings,)

    def told(self) -> tuple[Subscription, ...]:
        """The subscriptions as alerts know them."""
        return tuple(each.subscription() for each in self.subscriptions)
