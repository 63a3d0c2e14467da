"""The verdict of an article that tells of encounters."""

from meetings.beat import sides
from meetings.encounter import Encounter
from meetings.verdict import Reason, Verdict


def told_by(found: list[Encounter]) -> Verdict:
    """`meeting`, and surer where both heads or a standing mechanism are named."""
    reasons = tuple(
        Reason(rule=f"encounter:{e.kind}", quote=q.quote, start=q.start, end=q.end)
        for e in found
        for q in e.evidence["kind"][:1]
    )
    sure = any(all(map(e.heads, sides())) for e in found) or any(e.mechanism for e in found)
    return Verdict(label="meeting", score=0.98 if sure else 0.85, reasons=reasons)
