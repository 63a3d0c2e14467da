"""Reads ``hoidam.toml`` and the environment into settings, or says everything that is wrong with them."""

import os
import re
import ssl
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import EnvSettingsSource, SettingsError

from alerts.channel import Channel, build_channels, secret_options
from crawler.outlet import Outlet
from hoidam import beat_folder
from hoidam.disagreements import disagreements
from hoidam.gazetteer_file import overlay_of
from hoidam.known_outlets import chosen, outlets_of
from hoidam.plain_words import plain
from hoidam.secrets import exposure, given_by, says_secrets, with_secrets
from hoidam.settings import Settings
from hoidam.toml_lines import Place, line_of, said
from meetings import gazetteer
from meetings.addresses import Allowed, Endpoint, endpoint
from meetings.errors import ConfigError
from meetings.spelling import close_to

DEFAULT = Path("hoidam.toml")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Settings ready for use; `path` is None when there is no file and defaults hold.

    `outlets` are all there are, those that are switched off too.
    """

    settings: Settings
    path: Path | None
    folder: Path
    channels: Mapping[str, Channel]
    outlets: Mapping[str, Outlet]

    @property
    def watched(self) -> dict[str, Outlet]:
        """The outlets that are visited."""
        return chosen(self.outlets, self.settings.crawler)

    @property
    def database(self) -> str:
        """The address of the database; a relative SQLite file lies beside the configuration."""
        url = self.settings.database.url.get_secret_value()
        if not (form := re.fullmatch(r"sqlite:///(?!/)([^?]+)(\?.*)?", url)):
            return url
        return f"sqlite:///{self.folder / form[1]}{form[2] or ''}"

    @property
    def ca_file(self) -> Path | None:
        named = self.settings.crawler.ca_file
        return None if named is None else self.folder / named

    @property
    def feeds_folder(self) -> Path | None:
        named = self.settings.feeds.folder
        return None if named is None else self.folder / named


@dataclass(slots=True)
class _Reading:
    """The tables being read, and what has been found wrong with them by place."""

    tables: dict[str, Any]
    problems: list[tuple[Place, str]] = field(default_factory=list)


def load(path: Path | None) -> Configuration:
    """The configuration at `path`; without one, ``./hoidam.toml`` if it is there, else defaults.

    Raises one `ConfigError` with a line for every mistake: file, line, place and what is wrong.
    """
    if path is None and not DEFAULT.exists():
        return read("", None)
    path = path or DEFAULT
    try:
        with path.open(encoding="utf-8") as file:
            text, status = file.read(), os.fstat(file.fileno())
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise ConfigError(f"{path}: {why}") from error
    exposed = exposure(path, status) if says_secrets(_parsed(text, path)) else None
    return read(text, path, exposed=exposed)


def read(text: str, path: Path | None, *, exposed: str | None = None) -> Configuration:
    """The configuration this text is; `exposed` says what is wrong with the file itself."""
    folder = path.resolve().parent if path else Path.cwd()
    reading = _Reading(_parsed(text, path), [] if exposed is None else [((), exposed)])
    _add_environment(reading)
    _take_secrets(reading, folder)
    _check_certificates(reading, folder)
    _lay_over(reading, folder)
    channels = _channels(reading, folder)
    settings = _settings(reading)
    if reading.problems or settings is None:
        raise ConfigError("\n".join(_lines(reading.problems, text, path)))
    return Configuration(
        settings=settings, path=path, folder=folder, channels=channels, outlets=outlets_of(settings)
    )


def _parsed(text: str, path: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        where, what = (f":{at[1]}", str(error)[: at.start()]) if at else ("", str(error))
        raise ConfigError(f"{path}{where}: not TOML: {what[0].lower()}{what[1:]}") from error


def _add_environment(reading: _Reading) -> None:
    """``HOIDAM_CRAWLER__DELAY=10`` stands for ``delay`` in ``[crawler]``."""
    try:
        said = EnvSettingsSource(Settings, env_prefix="HOIDAM_", env_nested_delimiter="__")()
    except SettingsError as error:
        field = re.search(r'field "(\w+)"', str(error))
        variable = f"HOIDAM_{field[1].upper()}…" if field else "HOIDAM_…"
        problem = f"{variable}: in the environment, a list or a table is written as JSON"
        reading.problems.append(((), problem))
    else:
        reading.tables = _merged(reading.tables, said)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _take_secrets(reading: _Reading, folder: Path) -> None:
    """Put the secrets of every table in place; what is wrong goes to the problems."""
    for place in _with_secrets(reading.tables):
        table = _at(reading.tables, place)
        secrets = {"url"} if place == ("database",) else secret_options(table.get("kind"))
        filled, problems = with_secrets(table, secrets, folder=folder, environment=os.environ)
        reading.problems += [((*place, key), problem) for key, problem in problems.items()]
        table.clear()
        table.update(filled)


def _check_certificates(reading: _Reading, folder: Path) -> None:
    """Each ``ca_file`` holds certificates; one that does not is taken away, so that the rest is read."""
    for place in [("crawler",), *_named_channels(reading.tables)]:
        table = _at(reading.tables, place)
        if not isinstance(table, dict) or not isinstance(named := table.get("ca_file"), str):
            continue
        try:
            ssl.create_default_context(cafile=folder / named)
        except (OSError, ValueError) as error:
            said = isinstance(error, OSError) and not isinstance(error, ssl.SSLError) and error.strerror
            reading.problems.append(((*place, "ca_file"), f"{folder / named}: {said or 'no certificates'}"))
            del table["ca_file"]


def _lay_over(reading: _Reading, folder: Path) -> None:
    """The beat, and the user's own records, are known before filters name them; mistakes are problems."""
    watched = _at(reading.tables, ("gazetteer", "beat"))
    mistakes = beat_folder.watch(folder / watched if isinstance(watched, str) else None)
    reading.problems += [(("gazetteer", "beat"), mistake) for mistake in mistakes]
    named = _at(reading.tables, ("gazetteer", "overlay"))
    tables: gazetteer.Overlay = {}
    if isinstance(named, str):
        tables, mistakes = overlay_of(folder / named)
        reading.problems += [(("gazetteer", "overlay"), mistake) for mistake in mistakes]
    gazetteer.overlay(tables)


def _channels(reading: _Reading, folder: Path) -> Mapping[str, Channel]:
    """The channels; what is wrong with them goes to the problems."""
    tables = reading.tables.get("channels", {})
    if not isinstance(tables, Mapping):
        return {}
    reading.problems += [
        (("channels", name), "a name is letters, digits, - and _")
        for name in tables
        if not _NAME.fullmatch(name)
    ]
    usable = {
        name: _absolute(table, folder)
        for name, table in tables.items()
        if isinstance(table, Mapping) and _NAME.fullmatch(name)
    }
    try:
        return build_channels(usable, _allowed(reading.tables))
    except ConfigError as error:
        reading.problems += [_placed(line, usable) for line in str(error).splitlines()]
        return {}


def _allowed(tables: Mapping[str, Any]) -> Allowed:
    """What the list allows that can be read; the settings tell of the rest."""
    written = _at(tables, ("network", "allow"))
    found: set[Endpoint] = set()
    for each in written if isinstance(written, list) else ():
        with suppress(ValueError):
            found.add(endpoint(each))
    return frozenset(found)


def _named_channels(tables: Mapping[str, Any]) -> list[Place]:
    channels = tables.get("channels")
    return [("channels", name) for name in channels] if isinstance(channels, Mapping) else []


def _with_secrets(tables: Mapping[str, Any]) -> list[Place]:
    places: list[Place] = [("database",), *_named_channels(tables)]
    return [place for place in places if isinstance(_at(tables, place), dict)]


def _at(tables: Mapping[str, Any], place: Place) -> Any:
    found: Any = tables
    for part in place:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _absolute(options: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Options of a channel, its certificate file named from the folder of the configuration."""
    named = options.get("ca_file")
    return {**options, "ca_file": str(folder / named)} if isinstance(named, str) else dict(options)


def _placed(problem: str, channels: Mapping[str, Mapping[str, Any]]) -> tuple[Place, str]:
    """A complaint of a channel and its place; one about the channel as a whole may begin with an option."""
    said, _, what = problem.partition(": ")
    place: Place = tuple(int(part) if part.isdecimal() else part for part in said.split("."))
    if not what or place[0] != "channels":
        return ("channels",), problem
    option = what.partition(" ")[0]
    if len(place) == 2 and option in channels.get(str(place[1]), {}):  # noqa: PLR2004 - "channels" and a name
        return (*place, option), what.removeprefix(option).strip()
    return place, plain(what)


def _settings(reading: _Reading) -> Settings | None:
    reading.problems += disagreements(reading.tables)
    try:
        return Settings(**reading.tables)
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            reading.problems.append((found["loc"], _problem(found)))
        return None


def _problem(found: ErrorDetails) -> str:
    if found["type"] == "extra_forbidden":
        place = found["loc"]
        return f"unknown setting{close_to(str(place[-1]), _names_beside(place))}"
    return plain(found["msg"])


def _names_beside(place: Place) -> list[str]:
    """The settings that exist in the table a place is in."""
    model: type[BaseModel] = Settings
    for part in place[:-1]:
        if isinstance(part, str):
            kinds = _models(model.model_fields[part].annotation) if part in model.model_fields else []
            if not kinds:
                return []
            model = kinds[0]
    return [field.alias or name for name, field in model.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]


def _lines(problems: list[tuple[Place, str]], text: str, path: Path | None) -> Iterator[str]:
    """A line for each, by their lines; nothing is said of a secret that could not be had but just that."""
    taken = {(*place[:-1], given_by(str(place[-1]))) for place, _ in problems if place}
    found = [(line_of(text, place), place, what) for place, what in problems if place not in taken]
    for line, place, what in sorted(found, key=lambda each: each[0] or 0):
        where = f"{path}:{line}: " if line else f"{path}: " if path else "environment: "
        yield f"{where}{said(place)}: {what}" if place else f"{where}{what}"
