"""Secrets of the configuration: taken from the environment or from files that nobody else may read."""

import os
import re
import shlex
import stat
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from alerts.channel import secret_options
from meetings.errors import ConfigError

_PASSWORD_IN_ADDRESS = re.compile(r"://[^/?#]*:[^/?#]*@")


def says_secrets(table: Mapping[str, Any]) -> bool:
    """Whether a password or key stands in the table itself, or in one below it."""
    keys = {"password", "secret", *secret_options(table.get("kind"))}
    if "secret" in secret_options(table.get("kind")):
        keys -= {"url"}  # where requests are signed, the address alone lets nobody in
    return any(
        says_secrets(value)
        if isinstance(value, Mapping)
        else key in keys or (key == "url" and _PASSWORD_IN_ADDRESS.search(str(value)))
        for key, value in table.items()
    )


def with_secrets(
    table: Mapping[str, Any], secrets: Collection[str], *, folder: Path, environment: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The table with its `secrets` filled in and wrapped, and what is wrong with any of them by key.

    Each may be given as ``…_env``, a variable of the environment, or as ``…_file``.
    """
    found: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for key, value in table.items():
        name, source = given_by(key), key.rpartition("_")[2]
        if name not in secrets:
            found[key] = SecretStr(value) if key in secrets and isinstance(value, str) else value
            continue
        if name in table:
            problems[key] = f"give either {name} or {key}, not both"
            continue
        try:
            found[name] = SecretStr(_taken(source, value, folder, environment))
        except ConfigError as error:
            problems[key] = str(error)
            found[name] = SecretStr("")  # it was given: that it is missing would be a second complaint
    return found, problems


def given_by(key: str) -> str:
    """The setting that ``…_env`` or ``…_file`` gives, if it is a secret; empty for any other key."""
    name, _, source = key.rpartition("_")
    return name if source in {"env", "file"} else ""


def _taken(source: str, value: Any, folder: Path, environment: Mapping[str, str]) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError("must be text")
    return _from_environment(value, environment) if source == "env" else _from_file(folder / value)


def _from_environment(name: str, environment: Mapping[str, str]) -> str:
    if not environment.get(name):
        raise ConfigError(f"the environment has no {name}")
    return environment[name]


def _from_file(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            exposed = exposure(path, os.fstat(file.fileno()))
            secret = file.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {_said(error)}") from error
    if exposed:
        raise ConfigError(f"{path}: {exposed}")
    if not secret:
        raise ConfigError(f"{path}: is empty")
    return secret


def _said(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "is not UTF-8 text"


def exposure(path: Path, status: os.stat_result) -> str | None:
    """Why a file is not fit to hold secrets: others may read it, or it belongs to somebody else."""
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return f"others may read it; run: chmod 600 {shlex.quote(str(path))}"
    return None if status.st_uid in {os.getuid(), 0} else "belongs to another user"
