"""The table of coded events: one row for each direction (docs/exports.md)."""

from typing import Any

from hoidam.exports.meetings_table import row_of
from hoidam.exports.table import Kind, Table
from meetings import gazetteer
from meetings.encounter import AT_SEA
from meetings.events import Actor, Event, country_code, events_of
from meetings.meeting import Meeting

_ACTOR: dict[str, Kind] = {
    "code": "text",
    "country": "text",
    "sector": "text",
    "names": "texts",
    "persons": "texts",
    "posts": "texts",
}
_COLUMNS: dict[str, Kind] = {
    "event_id": "text",
    "meeting_id": "text",
    "version": "integer",
    "event_date": "date",
    "end_date": "date",
    "date_precision": "text",
    "year": "integer",
    **{f"{who}_{name}": kind for who in ("source", "target") for name, kind in _ACTOR.items()},
    "cameo_code": "text",
    "cameo_root": "text",
    "cameo_label": "text",
    "quad_class": "integer",
    "goldstein": "number",
    "plover_event": "text",
    "plover_mode": "text",
    "plover_context": "texts",
    "plover_score": "number",
    "plover_record": "flag",
    "plover_mutual": "flag",
    "kind": "text",
    "level": "text",
    "mechanism": "text",
    "ordinal": "integer",
    "place_name": "text",
    "place_id": "text",
    "province_id": "text",
    "place_country": "text",
    "visit": "text",
    "parent": "text",
    "first_reported_at": "moment",
    "reports": "integer",
    "independent_sources": "integer",
    "publishers": "texts",
    "urls": "texts",
}

_OF_MEETING = {
    **{name: name for name in ("version", "kind", "level", "mechanism", "ordinal", "visit", "parent")},
    **{name: name for name in ("first_reported_at", "reports", "independent_sources")},
    "meeting_id": "id",
    "publishers": "outlets",
    "urls": "articles",
}
"""Columns that are those of the table of meetings."""


def events_table() -> Table[Meeting]:
    """Its lines are its rows."""
    return Table(columns=_COLUMNS, rows=_rows, lines=_rows)


def _rows(meeting: Meeting) -> list[dict[str, Any]]:
    known = row_of(meeting)
    common = {**_where(meeting), **{name: known[of] for name, of in _OF_MEETING.items()}}
    return [{name: row[name] for name in _COLUMNS} for row in (_of(e) | common for e in events_of(meeting))]


def _of(event: Event) -> dict[str, Any]:
    return {
        "event_id": event.id,
        "event_date": event.first,
        "end_date": event.last,
        "date_precision": event.precision,
        "year": event.first.year,
        **_actor("source", event.source),
        **_actor("target", event.target),
        "cameo_code": event.code,
        "cameo_root": event.code[:2],
        "cameo_label": event.label,
        "quad_class": event.quad,
        "goldstein": event.goldstein,
        "plover_event": event.category,
        "plover_mode": event.mode or None,
        "plover_context": list(event.contexts),
        "plover_score": event.score,
        "plover_record": event.is_record,
        "plover_mutual": event.is_mutual,
    }


def _actor(who: str, actor: Actor) -> dict[str, Any]:
    return {
        f"{who}_code": actor.code,
        f"{who}_country": actor.country,
        f"{who}_sector": actor.sector,
        f"{who}_names": [p.name for p in actor.heads if p.name],
        f"{who}_persons": [p.person for p in actor.heads if p.person],
        f"{who}_posts": [p.post for p in actor.heads if p.post],
    }


def _where(meeting: Meeting) -> dict[str, Any]:
    """The first place, in English where that is known; what lies in no province is one, but at sea."""
    place = next(iter(meeting.facts.places), None)
    known = gazetteer.places().get(place.id) if place else None
    province = known and (known.parent or (None if known.country == AT_SEA else known.id))
    name = gazetteer.place_label(known.id, "en") if known else place.name if place else None
    return {
        "place_name": name,
        "place_id": place.id if place else None,
        "province_id": province,
        "place_country": country_code(place.country) if place else None,
    }
