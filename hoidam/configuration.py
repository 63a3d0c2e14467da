"""Reads ``hoidam.toml`` and the environment into settings, or says everything that is wrong with them."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import EnvSettingsSource, SettingsError

from alerts.channel import Channel, build_channels
from hoidam.secrets import demand_private, says_secrets, with_secrets
from hoidam.settings import Settings, close_to
from hoidam.toml_lines import Place, line_of, said
from meetings.errors import ConfigError

DEFAULT = Path("hoidam.toml")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """Settings ready for use; `path` is None when there is no file and defaults hold."""

    settings: Settings
    path: Path | None
    folder: Path
    channels: Mapping[str, Channel]

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
    if says_secrets(_parsed(text, path)):
        demand_private(path, status)
    return read(text, path)


def read(text: str, path: Path | None) -> Configuration:
    folder = path.resolve().parent if path else Path.cwd()
    reading = _Reading(_merged(_parsed(text, path), _from_environment()))
    channels = _channels(reading, folder)
    settings = _settings(reading)
    if reading.problems or settings is None:
        raise ConfigError("\n".join(_lines(reading.problems, text, path)))
    return Configuration(settings=settings, path=path, folder=folder, channels=channels)


def _parsed(text: str, path: Path | None) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        where, what = (f":{at[1]}", str(error)[: at.start()]) if at else ("", str(error))
        raise ConfigError(f"{path}{where}: not TOML: {what[0].lower()}{what[1:]}") from error


def _from_environment() -> dict[str, Any]:
    """``HOIDAM_CRAWLER__DELAY=10`` stands for ``delay`` in ``[crawler]``."""
    try:
        return EnvSettingsSource(Settings, env_prefix="HOIDAM_", env_nested_delimiter="__")()
    except SettingsError as error:
        raise ConfigError(f"environment: {error}") from error


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, Mapping) and isinstance(merged.get(key), Mapping)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _channels(reading: _Reading, folder: Path) -> Mapping[str, Channel]:
    """The channels, with the secrets of every table in place; what is wrong goes to the problems."""
    for place in _with_secrets(reading.tables):
        table = _at(reading.tables, place)
        filled, problems = with_secrets(table, folder=folder, environment=os.environ)
        reading.problems += [((*place, key), problem) for key, problem in problems.items()]
        table.clear()
        table.update(filled)
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
        if isinstance(table, Mapping)
        and not any(place[:2] == ("channels", name) for place, _ in reading.problems)
    }
    try:
        return build_channels(usable)
    except ConfigError as error:
        reading.problems += [_placed(line) for line in str(error).splitlines()]
        return {}


def _with_secrets(tables: Mapping[str, Any]) -> list[Place]:
    channels = tables.get("channels")
    named = [("channels", name) for name in channels] if isinstance(channels, Mapping) else []
    return [place for place in [("database",), *named] if isinstance(_at(tables, place), dict)]


def _at(tables: Mapping[str, Any], place: Place) -> Any:
    found: Any = tables
    for part in place:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def _absolute(options: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Options of a channel, its certificate file named from the folder of the configuration."""
    named = options.get("ca_file")
    return {**options, "ca_file": str(folder / named)} if isinstance(named, str) else dict(options)


def _placed(problem: str) -> tuple[Place, str]:
    place, _, what = problem.partition(": ")
    what = "is missing" if what == "Field required" else what
    parts: list[str | int] = [int(part) if part.isdecimal() else part for part in place.split(".")]
    return (tuple(parts), what) if what and parts[0] == "channels" else (("channels",), problem)


def _settings(reading: _Reading) -> Settings | None:
    reading.problems += _disagreements(reading.tables)
    try:
        return Settings(**reading.tables)
    except ValidationError as error:
        for found in error.errors(include_url=False, include_input=False):
            reading.problems.append((found["loc"], _problem(found)))
        return None


_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _problem(found: ErrorDetails) -> str:
    kind, place, bounds = found["type"], found["loc"], found.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown setting{close_to(str(place[-1]), _names_beside(place))}"
    if kind == "missing":
        return "is missing"
    for bound, words in _BOUNDS.items():
        if bound in bounds:
            return f"must be {words} {_bound(bounds[bound])}"
    message = found["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    return message[0].lower() + message[1:]


def _bound(value: Any) -> str:
    return f"{value.total_seconds():g} seconds" if isinstance(value, timedelta) else f"{value:g}"


def _names_beside(place: Place) -> list[str]:
    """The settings that exist in the table a place is in."""
    model: type[BaseModel] = Settings
    for part in place[:-1]:
        if isinstance(part, str):
            kinds = _models(model.model_fields[part].annotation) if part in model.model_fields else []
            if not kinds:
                return []
            model = kinds[0]
    return list(model.model_fields)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]


def _disagreements(tables: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """What each setting may say for itself, but not together with the others."""
    channels, subscriptions = tables.get("channels", {}), tables.get("subscriptions", [])
    if not isinstance(channels, Mapping) or not isinstance(subscriptions, list):
        return
    names: dict[Any, int] = {}
    for index, table in enumerate(subscriptions):
        if not isinstance(table, Mapping):
            continue
        name, wanted = table.get("name"), table.get("channels")
        if isinstance(name, str) and names.setdefault(name, index) != index:
            yield (
                ("subscriptions", index, "name"),
                f"{name!r} is the name of subscriptions[{names[name]}] too",
            )
        for place, channel in enumerate(wanted if isinstance(wanted, list) else ()):
            if isinstance(channel, str) and channel not in channels:
                missing = f"there is no channel {channel!r}{close_to(channel, channels)}"
                yield ("subscriptions", index, "channels", place), missing


def _lines(problems: list[tuple[Place, str]], text: str, path: Path | None) -> Iterator[str]:
    found = [(line_of(text, place), place, what) for place, what in problems]
    for line, place, what in sorted(found, key=lambda each: each[0] or 0):
        where = f"{path}:{line}: " if line else f"{path}: " if path else "environment: "
        yield f"{where}{said(place)}: {what}" if place else f"{where}{what}"
