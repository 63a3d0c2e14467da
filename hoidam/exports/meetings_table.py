"""The table of meetings: one row each, with what both sides' people are called."""

from typing import Any

from hoidam.exports.table import Kind, Table
from meetings import sides
from meetings.beat import beat
from meetings.meeting import Meeting

_BEFORE: dict[str, Kind] = {
    "id": "text",
    "version": "integer",
    "status": "text",
    "kind": "text",
    "start": "date",
    "end": "date",
    "date_precision": "text",
    "places": "texts",
    "place_ids": "texts",
    "countries": "texts",
    "host_side": "text",
    "level": "text",
}
"""The columns before those of the two sides, which bear their names."""
_AFTER: dict[str, Kind] = {
    "persons": "texts",
    "mechanism": "text",
    "ordinal": "integer",
    "agreed": "texts",
    "proposed": "texts",
    "reviewed": "texts",
    "signed": "texts",
    "visit": "text",
    "parent": "text",
    "first_reported_at": "moment",
    "reports": "integer",
    "independent_sources": "integer",
    "outlets": "texts",
    "articles": "texts",
}


def meetings_table() -> Table[Meeting]:
    """Its lines are those of ``hoidam meetings --json``."""
    by_side: dict[str, Kind] = {state.label: "texts" for state in beat().states}
    return Table(
        columns={**_BEFORE, **by_side, **_AFTER},
        rows=lambda meeting: [row_of(meeting)],
        lines=lambda meeting: [{**meeting.as_json(), **sides.as_json(meeting)}],
    )


def row_of(meeting: Meeting) -> dict[str, Any]:
    facts = meeting.facts
    return {
        "id": meeting.id,
        "version": meeting.version,
        "status": facts.status,
        "kind": facts.kind,
        "start": facts.start,
        "end": facts.end,
        "date_precision": facts.date_precision,
        "places": [p.name for p in facts.places],
        "place_ids": [p.id for p in facts.places],
        "countries": list(dict.fromkeys(p.country for p in facts.places)),
        "host_side": facts.host_side,
        "level": facts.level,
        **{
            state.label: [p.name or p.post or "" for p in facts.participants if p.side == state.id]
            or [u.name for u in facts.units if u.side == state.id]
            for state in beat().states
        },
        "persons": [p.person for p in facts.participants if p.person],
        "mechanism": facts.mechanism.id if facts.mechanism else None,
        "ordinal": facts.mechanism.ordinal if facts.mechanism else None,
        **{
            layer: [t.id for t in facts.topics if t.layer == layer]
            for layer in ("agreed", "proposed", "reviewed")
        },
        "signed": [d.title for d in facts.documents if d.signed],
        "visit": meeting.visit,
        "parent": meeting.parent,
        "first_reported_at": meeting.first_reported_at,
        "reports": len(meeting.articles),
        "independent_sources": meeting.independent_sources,
        "outlets": list(dict.fromkeys(r.outlet for r in meeting.articles)),
        "articles": [r.url for r in meeting.articles],
    }
