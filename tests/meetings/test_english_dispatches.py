"""Dispatches of agencies in English, of which each tells of one encounter: sentences of our own writing."""

import pytest

from tests.meetings.test_english_partners import DONG, told

PATROL = "conducted a joint patrol in the Gulf of Tonkin from June 3 to 5"

# title, text, published, (kind, status, start, end, places, heads)
TOLD = [
    ("Exchange put off", "The border defence friendship exchange between Vietnam and China, which was due to start on Tuesday, has been postponed, Vietnam's defence ministry said on Sunday.",
     "2026-06-07", ("border_exchange", "postponed", "2026-06-09", "2026-06-09", [], [])),
    ("Minister's trip postponed", f"A visit by {DONG} to Vietnam that was due to start on Tuesday has been postponed, two sources said on Monday.",
     "2026-06-08", ("visit", "postponed", "2026-06-09", "2026-06-09", [], ["dong-jun"])),
    ("Dong Jun visits Vietnam", f"{DONG}'s visit to Vietnam, which was scheduled to begin on Tuesday, has been postponed, the Vietnamese defence ministry said on Monday.",
     "2026-06-08", ("visit", "postponed", "2026-06-09", "2026-06-09", [], ["dong-jun"])),
    ("Officers of both meet", "Senior Colonel Bui Van Long, deputy commander of the border guards of Lang Son Province, held talks with Senior Colonel Wang Tao, deputy commander of a border brigade of the PLA, in Pingxiang on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["pingxiang"], ["Bui Van Long", "Wang Tao"])),
    ("Admirals of both meet", "Rear Admiral Nguyen Viet Khanh, deputy commander of the Vietnam People's Navy, held talks with Rear Admiral Liang Wenhu, deputy commander of China's Southern Theatre Command Navy, in Zhanjiang on June 5.",
     "2026-06-06", ("talks", "held", "2026-06-05", "2026-06-05", ["zhanjiang"], ["Nguyen Viet Khanh", "Liang Wenhu"])),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "facts"), TOLD)
def test_dispatch(title: str, text: str, published: str, facts: tuple[object, ...]) -> None:
    (e,) = told(text, title, published)
    heads = [p.person or p.name for p in e.participants if p.role == "head"]
    assert facts == (e.kind, e.status, str(e.start), str(e.end), [p.id for p in e.places], heads)


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        (f"The coast guards of Vietnam and China {PATROL}. It was the second this year and the 28th since 2006.", 28),
        (f"The coast guards of Vietnam and China {PATROL}, the 28th since 2006 and the ninth since the fishery agreement lapsed.", 28),
        (f"The navies of Vietnam and China {PATROL}, the first of 2026 and the 40th since the practice began in 2006.", 40),
        (f"The navies of Vietnam and China {PATROL}, their first since the pandemic.", None),
    ],
)  # fmt: skip
def test_number_in_the_whole_series(text: str, ordinal: int | None) -> None:
    (e,) = told(text, "Joint patrol ends", "2026-06-06")
    assert e.mechanism is not None
    assert e.mechanism.ordinal == ordinal
