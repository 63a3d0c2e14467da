"""Secrets of the configuration: taken from the environment or from files that nobody else may read."""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from meetings.errors import ConfigError

SECRETS = ("password", "secret", "url")
"""Settings whose value is never shown. Each may be given as ``…_env`` or ``…_file`` instead."""
_PASSWORD_IN_ADDRESS = re.compile(r"://[^/?#]*:[^/?#]*@")


def says_secrets(table: Mapping[str, Any]) -> bool:
    """Whether a password or key stands in the table itself, or in one below it."""
    return any(
        says_secrets(value)
        if isinstance(value, Mapping)
        else key in {"password", "secret"} or (key == "url" and _PASSWORD_IN_ADDRESS.search(str(value)))
        for key, value in table.items()
    )


def with_secrets(
    table: Mapping[str, Any], *, folder: Path, environment: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The table with its secrets filled in and wrapped, and what is wrong with any of them by key."""
    found: dict[str, Any] = {}
    problems: dict[str, str] = {}
    for key, value in table.items():
        name, _, source = key.rpartition("_")
        if name not in SECRETS or source not in {"env", "file"}:
            found[key] = SecretStr(value) if key in SECRETS and isinstance(value, str) else value
            continue
        if name in table:
            problems[key] = f"give either {name} or {key}, not both"
            continue
        try:
            found[name] = SecretStr(_taken(source, value, folder, environment))
        except ConfigError as error:
            problems[key] = str(error)
    return found, problems


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
            demand_private(path, os.fstat(file.fileno()))
            secret = file.read().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {_said(error)}") from error
    if not secret:
        raise ConfigError(f"{path}: is empty")
    return secret


def _said(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else "is not UTF-8 text"


def demand_private(path: Path, status: os.stat_result) -> None:
    """Refuse a file with secrets that others may read, or that belongs to somebody else."""
    if status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigError(f"{path}: others may read it; run: chmod 600 {path}")
    if status.st_uid not in {os.getuid(), 0}:
        raise ConfigError(f"{path}: belongs to another user")
