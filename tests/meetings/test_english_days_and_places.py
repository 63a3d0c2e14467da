"""On which days and where, as dispatches in English tell it: sentences of our own writing."""

import pytest

from tests.meetings.test_english_partners import told

EXCHANGE = "tenth Vietnam-China border defence friendship exchange"

# title, text, published, (kind, start, end, places)
TOLD = [
    ("Border exchange to come", f"The defence ministry held a press briefing on Monday to introduce the {EXCHANGE}, which is expected to be new in many ways.\nScheduled for June 18-19 in Quang Ninh province of Vietnam and China's Guangxi, the exchange is to bring both closer.\nActivities include a ceremony at Mong Cai border gate and the opening of a school in Hai Son commune.",
     "2026-06-08", ("border_exchange", "2026-06-18", "2026-06-19", ["quang-ninh", "guangxi"])),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_days_and_places(
    title: str, text: str, published: str, expected: tuple[str, str, str, list[str]]
) -> None:
    found = told(text, title, published)
    assert [(e.kind, str(e.start), str(e.end), [p.id for p in e.places]) for e in found] == [expected]
