"""Which sentences of all reports are shown with each field of a meeting."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice, zip_longest

from meetings.documents import document_key
from meetings.encounter import Document, Invitation, Participant, Place, Topic
from meetings.folding import plain
from meetings.invitations import invitation_key
from meetings.meeting import Report
from meetings.speaking import Heard
from meetings.verdict import Quote
from meetings.votes import independent_first

QUOTES = 3
"""How many sentences a field is shown with; lists keep more where an item would lose its only one."""


def evidence_of(
    supporters: dict[str, tuple[Report, ...]], told: Heard, located: Sequence[Report]
) -> dict[str, tuple[Quote, ...]]:
    """The sentences that say each field; the first of independent reports before copies."""
    found = {name: _a_few(name, reports) for name, reports in supporters.items()}
    found["places"] = _for_each_item("places", located)
    found["participants"] = _for_each_item("participants", independent_first(told.main))
    found["topics"] = _for_each_item("topics", independent_first(told.outcomes))
    found["documents"] = _for_each_item("documents", independent_first(told.outcomes))
    found["invitations"] = _for_each_item("invitations", independent_first(told.inviting))
    return {name: quotes for name, quotes in found.items() if quotes}


def _a_few(name: str, reports: Iterable[Report]) -> tuple[Quote, ...]:
    """A sentence of each report in turn, then a second one of each."""
    saying = (quotes for r in reports if (quotes := _quotes(name, r)))
    rounds = zip_longest(*islice(saying, QUOTES))
    return tuple(q for q in dict.fromkeys(chain.from_iterable(rounds)) if q)[:QUOTES]


def _for_each_item(name: str, reports: Sequence[Report]) -> tuple[Quote, ...]:
    """All sentences of each report that adds an item, so that none is left without its own."""
    seen: set[Hashable] = set()
    adding = []
    for report in reports:
        items = {_item_key(item) for item in getattr(report.encounter, name)}
        if items - seen:
            adding.append(report)
            seen |= items
    needed = dict.fromkeys(q for r in adding for q in _quotes(name, r))
    others = _a_few(name, [r for r in reports if getattr(r.encounter, name)])
    return tuple(needed) + tuple(q for q in others if q not in needed)[: max(0, QUOTES - len(needed))]


def _item_key(item: Place | Participant | Topic | Document | Invitation) -> Hashable:
    match item:
        case Place() | Topic():
            return item
        case Participant():
            return item.person or plain(item.name or item.post or "")
        case Document():
            return document_key(item)
        case Invitation():
            return invitation_key(item)


def _quotes(name: str, report: Report) -> tuple[Quote, ...]:
    return tuple(replace(q, url=q.url or report.url) for q in report.encounter.evidence.get(name, ()))
