"""A user's own gazetteer file: JSON of the form of the beat's tables, one table a key."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

from meetings import gazetteer
from meetings.gazetteer_check import NEEDED, findings, given_twice
from meetings.spelling import close_to

TABLES = ("kinds", "levels", *NEEDED, "gates", "agencies", "series")


def bundled() -> dict[str, tuple[dict[str, Any], ...]]:
    """All tables whose records have ids, with the overlay that holds."""
    return {table: gazetteer.records(table) for table in TABLES}


def overlay_of(path: Path) -> tuple[gazetteer.Overlay, list[str]]:
    """The records of a file by table, or none and every mistake in it with its place."""
    try:
        tables = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return {}, [f"{path}: {error.strerror}"]
    except UnicodeDecodeError:
        return {}, [f"{path}: is not UTF-8 text"]
    except json.JSONDecodeError as error:
        return {}, [f"{path}:{error.lineno}:{error.colno}: is not JSON: {error.msg}"]
    except (RecursionError, ValueError) as error:
        return {}, [f"{path}: {error}"]
    if not isinstance(tables, dict):
        return {}, [f"{path}: is not an object of tables such as people"]
    mistakes = [
        f"{path}: {table}: {'is not a list' if table in NEEDED else _no_table(table)}"
        for table, records in tables.items()
        if table not in NEEDED or not isinstance(records, list)
    ]
    sound = {
        name: records for name, records in tables.items() if name in NEEDED and isinstance(records, list)
    }
    gazetteer.overlay({})
    among = {name: [*known, *sound.get(name, ())] for name, known in bundled().items()}
    twice = chain.from_iterable(given_twice(name, records) for name, records in sound.items())
    found = [*findings(sound, among), *twice]
    mistakes += [f"{path}: {each}" for each in found if each.fault]
    return ({}, mistakes) if mistakes else (tables, [])


def _no_table(name: str) -> str:
    return f"is none of {', '.join(NEEDED)}{close_to(name, NEEDED)}"
