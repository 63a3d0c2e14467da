"""The settings of the program: what ``hoidam.toml`` may say, and what holds when it says nothing."""

from datetime import timedelta
from ipaddress import ip_address
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from alerts.subscription import Filter, Subscription
from alerts.words import Language
from crawler.declared import DeclaredOutlet
from hoidam.section import Duration, Section
from hoidam.subscription_settings import FilterSettings, SubscriptionSettings
from meetings.addresses import Allowed, Endpoint, endpoint
from meetings.duration import within
from meetings.errors import StoreError
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


class OperatorSettings(Section):
    """Who is told how sources do; readers never are."""

    channels: tuple[str, ...] = ()
    language: Language = "en"
    remind_after: Annotated[Duration, AfterValidator(within("1h", "30d"))] = timedelta(days=1)


class GazetteerSettings(Section):
    """`overlay` is a JSON file of records that add to the gazetteer or replace those with their ids.

    `beat` is a folder with another pair of countries than Vietnam and China.
    """

    beat: str | None = None
    overlay: str | None = None


class FeedsSettings(Section):
    """Where feeds and a calendar of meetings are written for a web server; without a folder nowhere.

    `base_url` is the address of that folder on the web. `limit` is how many meetings the feeds list, `days`
    how far back they and the calendar go.
    """

    folder: Annotated[str, Field(min_length=1)] | None = None
    base_url: Annotated[str, AfterValidator(_address)] | None = None
    language: Language = "vi"
    limit: int = Field(default=100, ge=1, le=1_000)
    days: int = Field(default=730, ge=1, le=36_500)
    filter: FilterSettings = FilterSettings()

    def wanted(self) -> Filter:
        return self.filter.filter()


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
    feeds: FeedsSettings = FeedsSettings()

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
