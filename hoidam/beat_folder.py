"""A beat of the user's own: a folder like ``meetings/beats/vietnam_china``, and what is wrong with it."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from hoidam.gazetteer_file import bundled
from meetings import beat, gazetteer
from meetings.gazetteer_check import findings, given_twice

LANGUAGES = ("vi", "zh", "en")
TWO = 2


def watch(folder: Path | None) -> list[str]:
    """From now on the beat of the folder is watched; returns what is wrong with it.

    Without a folder, or with one that cannot be read, it is the bundled one.
    """
    mistakes = list(_mistakes(folder)) if folder else []
    beat.watch(beat.BUNDLED if mistakes or folder is None else folder)
    if folder and not mistakes:
        gazetteer.overlay({})
        mistakes = [f"{folder}: {found}" for found in findings(bundled()) if found.fault]
    return mistakes


def _mistakes(folder: Path) -> Iterator[str]:
    if not (folder / "beat.json").is_file():
        yield f"{folder}: has no beat.json"
        return
    contents: dict[str, Any] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            contents[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            yield f"{path}:{error.lineno}:{error.colno}: is not JSON: {error.msg}"
        except (OSError, ValueError, RecursionError) as error:
            yield f"{path}: {error}"
    if "beat" in contents:
        yield from (f"{folder / 'beat.json'}: {what}" for what in _wrong_sides(contents["beat"]))
    for language in contents.keys() & set(LANGUAGES):
        path = folder / f"{language}.json"
        yield from (f"{path}: {what}" for what in _wrong_words(contents[language], contents.get("beat")))
    tables = contents.keys() - {"beat", *LANGUAGES}
    yield from (
        f"{folder / name}.json: is not a list" for name in tables if not isinstance(contents[name], list)
    )
    for name in tables:
        if isinstance(contents[name], list):
            yield from (f"{folder / name}.json: {found}" for found in given_twice(name, contents[name]))


def _wrong_sides(record: Any) -> Iterator[str]:
    if not isinstance(record, Mapping) or not isinstance(given := record.get("sides"), list):
        yield "has no list of sides"
        return
    if len(given) != TWO:
        yield f"has {len(given)} sides: a beat has two"
        return
    try:
        found = beat.beat_of(record)
    except (TypeError, ValueError, IndexError, AttributeError, ZoneInfoNotFoundError) as error:
        yield f"is not of the form of a beat: {error}"
    except KeyError as error:
        yield f"has no {error.args[0]}"
    else:
        for state in found.states:
            if not re.fullmatch("[A-Z]{2}", state.id):
                yield f"side {state.id!r} is no country code"
            if "en" not in state.names:
                yield f"side {state.id} has no English name"
            if state.called_by not in ("first", "last"):
                yield f"side {state.id}: people are called by the first or the last word of their names"


def _wrong_words(vocabulary: Any, record: Any) -> Iterator[str]:
    if not isinstance(vocabulary, Mapping) or not isinstance(vocabulary.get("sides"), Mapping):
        yield "has no sides"
        return
    for side in _ids(record):
        words = vocabulary["sides"].get(side)
        if not isinstance(words, Mapping) or not words.get("nation"):
            yield f"sides.{side} has no words for its nation"
    for rule in _strings({name: found for name, found in vocabulary.items() if name != "source"}):
        try:
            re.compile(rule.replace("<Name>", "X"))
        except re.error as error:
            yield f"{rule!r} is no regular expression: {error}"


def _ids(record: Any) -> list[str]:
    """Those of the sides that have one; what else is wrong with them is told of the beat."""
    given = record.get("sides") if isinstance(record, Mapping) else None
    found = [side.get("id") for side in given if isinstance(side, Mapping)] if isinstance(given, list) else []
    return [each for each in found if isinstance(each, str)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _strings(each)
