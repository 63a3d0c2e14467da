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
    ("Vietnam, China to hold tenth border defence friendship exchange", "The event will be chaired by both ministers, an officer told a press briefing in Hanoi.\nOn June 18, it includes a ceremony at Lao Cai International Border Gate and the opening of a house in Ban Phiet commune.\nOn June 19, activities go on at Hekou border gate in China.",
     "2026-06-08", ("border_exchange", "2026-06-18", "2026-06-19", ["lao-cai", "hekou"])),
    ("Frigate in China", "QINGDAO, June 15 (Xinhua) -- Vietnamese navy frigate Quang Trung arrived here Monday to join a fleet review in China.",
     "2026-06-15", ("port_call", "2026-06-15", "2026-06-15", ["qingdao"])),
    ("Navies part", "Ships of the Vietnamese and Chinese navies on Thursday wrapped up their 40th joint patrol in the Gulf of Tonkin.\nThe two-day patrol involved four vessels. Those of Vietnam returned to Hai Phong on Friday.",
     "2026-03-20", ("joint_patrol_sea", "2026-03-18", "2026-03-19", ["gulf-of-tonkin"])),
    ("Chinese officers in the south", "A delegation of the Chinese Ministry of National Defence led by Major General Guo Hongtao arrived in Ho Chi Minh City on Sunday for a working visit to Vietnam through Wednesday.",
     "2026-06-09", ("visit", "2026-06-07", "2026-06-10", ["ho-chi-minh-city"])),
    ("Young officers on the move", "An exchange of young officers of Vietnam and China opened in Mong Cai on Monday and will move to Dongxing on Wednesday.",
     "2026-06-09", ("young_officers", "2026-06-08", "2026-06-10", ["mong-cai"])),
    ("Chinese flotilla in Da Nang", "A flotilla of the PLA Navy docked in Da Nang, Vietnam, on Monday. The visit will last four days.",
     "2026-06-09", ("port_call", "2026-06-08", "2026-06-11", ["da-nang"])),
    ("Guards of both confer", "The Ta Lung border gate guard station of Cao Bang and the Shuikou border inspection station of Longzhou, Guangxi, held talks at Shuikou on Sunday.",
     "2026-06-15", ("talks", "2026-06-14", "2026-06-14", ["shuikou"])),
    ("Guards of both confer for two days", "A delegation of the Lai Chau Border Guard led by Colonel Trinh Van Thang had talks with the Honghe Border Management Detachment, headed by Senior Colonel Li Zhiqiang, in Mengzi, Yunnan, on June 4-5.",
     "2026-06-08", ("talks", "2026-06-04", "2026-06-05", ["mengzi"])),
    ("Lang Son and Chongzuo confer", "At the Dong Dang railway station in Lang Son on June 5, the Lang Son Border Guard Command and the border management detachment of Chongzuo, China, held their first talks of the year.",
     "2026-06-06", ("talks", "2026-06-05", "2026-06-05", ["dong-dang"])),
    ("Chinese ship in Da Nang", "The Chinese navy's training ship Qi Jiguang, with 476 crew on board, arrived in Da Nang in Vietnam on June 4 on a visit that will last until June 7.",
     "2026-06-05", ("port_call", "2026-06-04", "2026-06-07", ["da-nang"])),
    ("Border police of both patrol", "Border police of China and Vietnam launched a joint patrol near marker 943 in Longzhou county, Guangxi, on Friday.\nOfficers of the Ta Lung border post in Cao Bang took part in the patrol.",
     "2026-06-06", ("joint_patrol_land", "2026-06-05", "2026-06-05", ["ta-lung", "longzhou"])),
    ("Minister and ambassador", "Defence Minister Phan Van Giang with Chinese Ambassador He Wei in Hanoi on June 5. (Photo: VNA)\nHanoi (VNA) - Vietnamese Defence Minister Phan Van Giang has received Chinese Ambassador to Vietnam He Wei.",
     "2026-06-07", ("receive", "2026-06-05", "2026-06-05", ["hanoi"])),
    ("Nation to strengthen ties", "During his meeting with Vietnam's National Assembly Chairwoman Nguyen Thi Kim Ngan in Hanoi, Chinese Defence Minister Wei Fenghe said bilateral ties have developed well in recent years.",
     "2019-05-30", ("receive", "2019-05-30", "2019-05-30", ["hanoi"])),
    ("General in Vietnam", "One of China's generals met leaders of Vietnam's army, a sign of Beijing's wish for calm.\nIn Vietnam, Fan Changlong, vice-chairman of the Central Military Commission, met Defence Minister Ngo Xuan Lich on June 18.",
     "2017-06-22", ("talks", "2017-06-18", "2017-06-18", [])),
    ("Army doctors confer", "The fifth Vietnam-China military medicine seminar opened at Military Hospital 103 in Hanoi on Thursday and ends on Saturday.",
     "2026-06-06", ("working_meeting", "2026-06-04", "2026-06-06", ["hanoi"])),
    ("Dialogue to come", "Vietnam and China are to hold their 10th defence strategic dialogue in Hanoi on June 18, a spokesman said in Beijing on Friday.",
     "2026-06-05", ("dialogue", "2026-06-18", "2026-06-18", ["hanoi"])),
    ("Chinese general received", "Hanoi (VNA) - State President To Lam on June 5 received Lieutenant General Xu Qiling, Deputy Chief of the Joint Staff Department of China, who came from Kunming after inspecting border work in Yunnan.",
     "2026-06-06", ("receive", "2026-06-05", "2026-06-05", ["hanoi"])),
    ("Guards on the river", "Lao Cai's border guard force and Yunnan's border police of China jointly patrolled waters of the Red River between Lao Cai City and Hekou on June 4.",
     "2026-06-06", ("joint_patrol_land", "2026-06-04", "2026-06-04", ["lao-cai", "hekou"])),
    ("Ministries confer", "The tenth Vietnam-China defence strategic dialogue took place on June 4 under the chair of Deputy Defence Minister Hoang Xuan Chien and Lieutenant General Xu Qiling of China.\nThe two sides agreed to hold the next dialogue in Beijing in 2027.",
     "2026-06-06", ("dialogue", "2026-06-04", "2026-06-04", [])),
    ("Army day marked in the south", "Hanoi (VNA) - The Chinese Embassy in Vietnam hosted a reception in Ho Chi Minh City on July 28 to mark the founding anniversary of the People's Liberation Army. Lieutenant General Le Xuan The, Commander of Military Region 7, attended.",
     "2026-07-29", ("gathering", "2026-07-28", "2026-07-28", ["ho-chi-minh-city"])),
    ("Navy commander in China", "Vice Admiral Tran Thanh Nghiem, Commander of the Vietnam People's Navy, on June 4 arrived in Zhanjiang, China's Guangdong province, for a three-day visit.",
     "2026-06-05", ("visit", "2026-06-04", "2026-06-06", ["zhanjiang"])),
    ("Destroyers in Hai Phong", "The destroyers Hefei and Haikou of the Chinese navy berthed in Hai Phong on June 4.",
     "2026-06-05", ("port_call", "2026-06-04", "2026-06-04", ["hai-phong"])),
    ("Talks on border management", "The Border Guard of Ha Giang province and the Wenshan Border Management Detachment of Yunnan held talks on June 4 in Malipo district.",
     "2026-06-05", ("talks", "2026-06-04", "2026-06-04", ["malipo"])),
    ("Ministers speak over floods", "Chinese Defence Minister Dong Jun on June 4 telephoned his Vietnamese counterpart Phan Van Giang to express sympathy over floods.",
     "2026-06-05", ("phone", "2026-06-04", "2026-06-04", [])),
    ("Border guards in Guangxi", "The Cao Bang Border Guard Command's delegation, led by Colonel Bui Van Long, on June 4 paid a working visit to the Baise Border Management Detachment in China's Guangxi. Senior Colonel Wang Tao, head of the detachment, received the delegation in Baise.",
     "2026-06-04", ("receive", "2026-06-04", "2026-06-04", ["baise"])),
    ("Dialogue in Beijing", "The 10th Vietnam-China Defence Strategy Dialogue was jointly held by the two defence ministries in Beijing on June 4. The Vietnamese delegation was headed by Deputy Defence Minister Hoang Xuan Chien.",
     "2026-06-05", ("dialogue", "2026-06-04", "2026-06-04", ["beijing"])),
    ("Ministers meet", "Vietnam is willing to deepen military ties, its visiting Defence Minister Phan Van Giang told Chinese counterpart Dong Jun in Beijing on Thursday, China's defence ministry said.",
     "2026-06-05", ("talks", "2026-06-04", "2026-06-04", ["beijing"])),
    ("Officers received", "The Military Command of Lai Chau province received a delegation of the Honghe Military Sub-Command led by Senior Colonel Wang Tao on June 4.",
     "2026-06-05", ("receive", "2026-06-04", "2026-06-04", [])),
    ("Chinese minister to travel to Vietnam", "Chinese Defence Minister Dong Jun will be in Hanoi from June 10 to 12 at the invitation of his Vietnamese counterpart, a spokesman said.",
     "2026-06-05", ("visit", "2026-06-10", "2026-06-12", ["hanoi"])),
    ("Stations meet", "Chi Ma Border Guard Station of Lang Son hosted officers of the Aidian border inspection station from Guangxi, China, for talks at Chi Ma border gate on June 4.",
     "2026-06-05", ("talks", "2026-06-04", "2026-06-04", ["chi-ma"])),
    ("Coast guards confer", "The Vietnam Coast Guard and the China Coast Guard held an online working session on June 4.",
     "2026-06-05", ("video_talks", "2026-06-04", "2026-06-04", [])),
    ("Clinic handed over", "A ceremony to hand over a friendship clinic was held in Ta Lung on June 4, attended by Vietnamese Colonel Bui Van Long and Senior Colonel Wang Tao of the Guangxi Military Command.",
     "2026-06-05", ("working_meeting", "2026-06-04", "2026-06-04", ["ta-lung"])),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "expected"), TOLD, ids=[row[0] for row in TOLD])
def test_days_and_places(
    title: str, text: str, published: str, expected: tuple[str, str, str, list[str]]
) -> None:
    found = told(text, title, published)
    assert [(e.kind, str(e.start), str(e.end), [p.id for p in e.places]) for e in found] == [expected]


def test_what_was_held_the_day_before_a_guest_was_received() -> None:
    text = "President To Lam on Tuesday received Chinese Defence Minister Dong Jun in Hanoi, who is visiting Vietnam for the 3+3 dialogue held a day earlier in the city."
    found = {e.kind: str(e.start) for e in told(text, "Vietnamese president receives minister", "2026-06-10")}
    assert found == {"receive": "2026-06-09", "dialogue": "2026-06-08"}


TALKS = "BEIJING, Aug. 20 (Xinhua) -- Chinese Defense Minister Dong Jun held talks with visiting Vietnamese Defense Minister Phan Van Giang on Tuesday."
PATROL = "Border troops of China and Vietnam conducted a joint patrol on Tuesday in Malipo County, Yunnan, and Ha Giang of Vietnam."


@pytest.mark.parametrize("text", [TALKS, PATROL])
@pytest.mark.parametrize(
    "aside",
    [
        "The two countries share a border of 1,450 kilometres through Quang Ninh, Lang Son and Cao Bang.",
        "Tourists flocked to Mong Cai on August 17, officials said.",
        "The navies of both have conducted joint patrols in the Gulf of Tonkin since 2006.",
    ],
)
def test_what_stands_beside_it_moves_no_meeting(text: str, aside: str) -> None:
    def read(whole: str) -> list[tuple[str, str, list[str]]]:
        found = told(whole, "China, Vietnam", "2024-08-20")
        return [(e.kind, str(e.start), [p.id for p in e.places]) for e in found]

    assert len(read(text)) == 1
    assert read(f"{text}\n{aside}") == read(text)


MINISTER = "Chinese Defence Minister Dong Jun"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (f"{MINISTER} will pay a three-day visit to Vietnam starting June 15.", "2026-06-15", "2026-06-17"),
        (f"{MINISTER} is visiting Vietnam from Tuesday until Saturday.", "2026-06-09", "2026-06-13"),
        (f"{MINISTER} left Hanoi on June 11, concluding a four-day visit to Vietnam.", "2026-06-08", "2026-06-11"),
        ("A Chinese naval ship left Da Nang, Vietnam, on June 11 following a four-day visit.", "2026-06-08", "2026-06-11"),
        ("Chinese and Vietnamese coast guard ships set out on Tuesday on a three-day joint patrol in the Gulf of Tonkin.", "2026-06-09", "2026-06-11"),
        ("The armies of Vietnam and China launched a ten-day joint training in Guangxi on June 2.", "2026-06-02", "2026-06-11"),
        ("The Vietnam-China young officers exchange opened on June 8 in Nanning and will close on June 12.", "2026-06-08", "2026-06-12"),
        (f"The two-day {EXCHANGE} ended in Guangxi on Friday.", "2026-06-11", "2026-06-12"),
        (f"Vietnamese Defence Minister Phan Van Giang held talks with {MINISTER} in Hanoi two days ago.", "2026-06-10", "2026-06-10"),
        (f"Vietnamese Defence Minister Phan Van Giang held talks with {MINISTER} in Hanoi last Friday.", "2026-06-05", "2026-06-05"),
    ],
)  # fmt: skip
def test_how_long_it_lasts(text: str, start: str, end: str) -> None:
    (found,) = told(text, "China, Vietnam", "2026-06-12")
    assert (str(found.start), str(found.end)) == (start, end)


def test_who_receives_guests_told_of_before_and_whom_he_met_next() -> None:
    text = "A delegation of a department of China's CMC led by its Deputy Director Major General Wang Tao toured a school in Hanoi on June 4. The guests were received by Major General Bui Van Long, Rector of the school."
    (e,) = told(text, "Chinese officers in Hanoi", "2026-06-05")
    assert [(p.name, p.side, p.rank) for p in e.participants] == [
        ("Bui Van Long", "VN", "Thiếu tướng"),
        ("Wang Tao", "CN", "Thiếu tướng"),
    ]
    text = "General Nguyen Tan Cuong, Chief of the General Staff of the Vietnam People's Army, is on a visit to China. On June 4, he held talks in Beijing with General Liu Zhenli, Chief of the Joint Staff Department, and met Vice Chairman of the CMC Zhang Youxia."
    heads = {e.kind: [p.person for p in e.heads("CN")] for e in told(text, "Visit to China", "2025-06-05")}
    assert (heads["talks"], heads["call"]) == (["liu-zhenli"], ["zhang-youxia"])
