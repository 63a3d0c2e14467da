"""On which days and where, as dispatches in English tell it: sentences of our own writing."""

import pytest

from tests.meetings.test_english_partners import told

EXCHANGE = "tenth Vietnam-China border defence friendship exchange"

# title, text, published, (kind, start, end, places)
TOLD = [
    ("Border exchange to come", f"The defence ministry held a press briefing on Monday to introduce the {EXCHANGE}, which is expected to be new in many ways.\nScheduled for June 18-19 in Quang Ninh province of Vietnam and China's Guangxi, the exchange is to bring both closer.\nActivities include a ceremony at Mong Cai border gate and the opening of a school in Hai Son commune.",
     "2026-06-08", ("border_exchange", "2026-06-18", "2026-06-19", ["quang-ninh", "guangxi"])),
    ("Vietnam, China plant trees at border", "Defence Minister Phan Van Giang welcomed his Chinese counterpart Dong Jun at Huu Nghi border gate in Lang Son on Thursday as part of the ninth border defence friendship exchange.\nThe two on Wednesday attended activities in China's Guangxi.",
     "2025-04-17", ("border_exchange", "2025-04-16", "2025-04-17", ["huu-nghi", "guangxi"])),
    ("Naval guests at Region 1", "Hai Phong (VNA) - Rear Admiral Pham Van Long, Commander of Naval Region 1, on June 5 received Senior Captain Liu Weidong, head of a delegation of the Chinese navy's Guangxi base, at the headquarters of Naval Region 1.",
     "2026-06-06", ("receive", "2026-06-05", "2026-06-05", ["hai-phong"])),
    ("Guards on patrol", "The border guard station of Mong Cai and China's Dongxing border management brigade carried out a joint patrol on June 5.",
     "2026-06-06", ("joint_patrol_land", "2026-06-05", "2026-06-05", ["mong-cai", "dongxing"])),
    ("Ministers confer", "Defence Minister Phan Van Giang held talks with Dong Jun, Minister of National Defence of China, at the Ministry's headquarters on June 5.",
     "2026-06-06", ("talks", "2026-06-05", "2026-06-05", ["hanoi"])),
    ("China training ship docks", "A Chinese naval training ship docked in central Vietnam on Thursday for a four-day visit.\nIt arrived at Tien Sa Port in the morning.",
     "2026-06-04", ("port_call", "2026-06-04", "2026-06-07", ["da-nang"])),
    ("Aid handed over", "Deputy Defence Minister Hoang Xuan Chien met with Chinese Ambassador He Wei at Noi Bai airport on June 5 to receive medical aid of the Chinese army.",
     "2026-06-06", ("receive", "2026-06-05", "2026-06-05", ["hanoi"])),
    ("Coast guards set out", "Ships 8003 and 8004 of the Vietnam Coast Guard left Hai Phong on June 4 to join a joint patrol with the China Coast Guard in the Gulf of Tonkin, scheduled for June 5-7.",
     "2026-06-08", ("joint_patrol_sea", "2026-06-05", "2026-06-07", ["gulf-of-tonkin"])),
    ("Navies end patrol", "Two ships of Vietnam's Naval Region 1 returned to Hai Phong on the evening of June 5, completing the 40th joint patrol with the Chinese navy in the Gulf of Tonkin, which began two days earlier.",
     "2026-06-06", ("joint_patrol_sea", "2026-06-03", "2026-06-05", ["gulf-of-tonkin"])),
    ("Young officers in Nanning", "The ninth friendship exchange of young officers of Vietnam and China was opened in Nanning on June 5. It will last until June 9.",
     "2026-06-06", ("young_officers", "2026-06-05", "2026-06-09", ["nanning"])),
    ("Armies to train", "China and Vietnam will hold joint army training this month in southern China's Guangxi, China's defence ministry said on Sunday.",
     "2026-06-07", ("exercise", "2026-06-01", "2026-06-30", ["guangxi"])),
    ("Armies train", "The armies of China and Vietnam on June 5 started a joint training in Guangxi. It is scheduled to last until late June.",
     "2026-06-05", ("exercise", "2026-06-05", "2026-06-05", ["guangxi"])),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_days_and_places(
    title: str, text: str, published: str, expected: tuple[str, str, str, list[str]]
) -> None:
    found = told(text, title, published)
    assert [(e.kind, str(e.start), str(e.end), [p.id for p in e.places]) for e in found] == [expected]
