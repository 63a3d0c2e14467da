"""Ways of telling that the English press has and our samples had not: sentences of our own writing."""

import pytest

from tests.meetings.test_english_partners import DONG, GIANG, facts, told


@pytest.mark.parametrize(
    ("title", "text", "published", "kind", "start", "end"),
    [
        ("Coast guards part", "The coast guards of Vietnam and China ended a joint patrol in the Gulf of Tonkin on June 7 after two days.", "2021-06-08", "joint_patrol_sea", "2021-06-06", "2021-06-07"),
        ("Minister's trip is off", "A visit to Vietnam by Chinese Defence Minister Dong Jun, scheduled from March 8 to 9, has been put off.", "2025-03-05", "visit", "2025-03-08", "2025-03-09"),
        ("Minister in Hanoi", "HANOI, Feb. 4 (Xinhua) -- Chinese Defense Minister Dong Jun arrived here today for an official visit to Vietnam.", "2025-02-04", "visit", "2025-02-04", "2025-02-04"),
        ("Posts in twinning exchange", "Muong Khuong border guard station of Lao Cai province and Qiaotou border station of Hekou county, China, held a twinning exchange on Wednesday.", "2024-01-24", "twinning", "2024-01-24", "2024-01-24"),
        ("Fishery patrol starts", "China and Vietnam began their 11th joint fishery patrol in the Beibu Gulf on Tuesday.\nCoast guard ships of both will be at sea for five days ending on Saturday.", "2016-04-19", "joint_patrol_sea", "2016-04-19", "2016-04-23"),
        ("Army doctors train", "The military doctors of Vietnam and China joined hands in a disaster relief exercise in Mong Cai on December 10.", "2021-12-11", "exercise", "2021-12-10", "2021-12-10"),
        ("China, Vietnam to hold drill", "According to an office of China's Central Military Commission, Chinese soldiers will take part in a joint medical exercise with the Vietnamese army in Mong Cai from December 6 to 12.", "2021-12-03", "exercise", "2021-12-06", "2021-12-12"),
        ("General to go to Beijing", "A Vietnamese delegation led by Defence Minister Phung Quang Thanh is going to pay a visit to China.\nThe visit, scheduled for October 16-18, aims at friendship.", "2014-10-15", "visit", "2014-10-16", "2014-10-18"),
        ("Ships of coast guards back in port", "Ships of the Vietnam Coast Guard returned on Thursday after a three-day joint patrol with the China Coast Guard in the Gulf of Tonkin.", "2024-11-30", "joint_patrol_sea", "2024-11-26", "2024-11-28"),
        ("Vietnamese frigate in China", "The Vietnamese frigate Quang Trung docked at Qingdao in China on Monday, the start of a four-day visit.", "2025-12-02", "port_call", "2025-12-01", "2025-12-04"),
        ("Exchange moves to Guangxi", f"{GIANG} and {DONG} were in China on Thursday for the second day of the ninth border defence friendship exchange, which began at Huu Nghi the day before.", "2025-04-17", "border_exchange", "2025-04-16", "2025-04-17"),
        ("Exchange opens", "General Ngo Xuan Lich on Saturday welcomed General Fan Changlong in Lai Chau, opening the fourth Vietnam-China border defence friendship exchange.", "2017-09-24", "border_exchange", "2017-09-23", "2017-09-23"),
        ("Embassy celebrates", "The Chinese Embassy in Vietnam held a reception for the 90th anniversary of the founding of the People's Liberation Army (August 1) in Hanoi on July 28, attended by General Luong Cuong, head of the General Department of Politics of the Vietnam People's Army.", "2017-07-28", "gathering", "2017-07-28", "2017-07-28"),
        ("Vietnamese and Chinese border guards conduct joint patrol", "The activity was to strengthen the border.\nAt Lao Cai International Border Gate, they had a meeting.", "2019-05-10", "joint_patrol_land", "2019-05-10", "2019-05-10"),
        ("Navies end patrol", "China and Vietnam wrapped up their 23rd joint patrol in the Beibu Gulf on December 3.", "2017-12-06", "joint_patrol_sea", "2017-12-03", "2017-12-03"),
        ("Coast guards confer", "The China Coast Guard and the Vietnam Coast Guard held their fifth high-level meeting via video link on November 30.", "2021-12-01", "video_talks", "2021-11-30", "2021-11-30"),
        ("Coast guards aboard", "The Vietnam Coast Guard and the China Coast Guard joined in an exchange on a vessel in Hai Phong on August 28.", "2024-08-29", "working_meeting", "2024-08-28", "2024-08-28"),
        ("Young officers meet", "Young officers of the Vietnam People's Army met with their Chinese peers in Beijing from May 27 to June 2.", "2018-06-02", "young_officers", "2018-05-27", "2018-06-02"),
        ("Exchange opens", "The ninth Vietnam-China border defence friendship exchange kicked off on Wednesday. The programme began in Guangxi, China, and will continue in Lang Son, Vietnam, the following day.", "2025-04-16", "border_exchange", "2025-04-16", "2025-04-17"),
        ("Patrol ends", "Two vessels of the Vietnam People's Navy returned to Khanh Hoa on June 30 after a joint patrol with the Chinese navy.\nThe joint patrol, which started on June 22, brought both closer.", "2013-07-01", "joint_patrol_sea", "2013-06-22", "2013-06-30"),
        ("Minister at the border", "Defence Minister Phan Van Giang painted marker 1116 on April 16, starting the 9th Vietnam-China defence friendship exchange.", "2025-04-16", "border_exchange", "2025-04-16", "2025-04-16"),
        ("Ships of coast guards end patrol", "The coast guards of Vietnam and China on October 21 completed a joint patrol in the Gulf of Tonkin.\nBesides the three-day patrol, both sides met for talks.", "2021-10-22", "joint_patrol_sea", "2021-10-19", "2021-10-21"),
        ("Frigate sails", "A frigate of the Vietnam People's Navy set sail on June 20 for the 32nd joint patrol with the Chinese navy in the Gulf of Tonkin.\nDuring the two-day patrol, the crews will train search and rescue.", "2022-06-21", "joint_patrol_sea", "2022-06-20", "2022-06-21"),
        ("Officers part", "The exchange of young officers of the Vietnamese and Chinese armies, which opened on June 3 in Guangxi, closed on Saturday.", "2024-06-09", "young_officers", "2024-06-03", "2024-06-08"),
        ("Minister in Beijing", "BEIJING, March 18 (Reuters) - Chinese Defence Minister Dong Jun saw his visiting Vietnamese counterpart, Phan Van Giang, on Wednesday.", "2026-03-19", "talks", "2026-03-18", "2026-03-18"),
        ("Year's work reviewed", "The Lai Chau Border Guard Command and border authorities of Yunnan held talks on December 12 to review the year.", "2024-12-13", "talks", "2024-12-12", "2024-12-12"),
        ("Ministers confer", "Vietnam and China co-held their first ministerial Strategic Dialogue of diplomacy, national defence and public security, called the 3+3 Dialogue, on March 16 in Hanoi.\nThe meeting was co-chaired by Minister of National Defence Phan Van Giang and Chinese Minister of National Defence Dong Jun.", "2026-03-16", "dialogue", "2026-03-16", "2026-03-16"),
        ("Deputies confer", "Vietnam and China held the 8th defence strategic dialogue in Hanoi on June 5.\nThe two sides agreed to hold the 11th border defence friendship exchange in Lang Son and Guangxi.", "2026-06-06", "dialogue", "2026-06-05", "2026-06-05"),
        ("Leader receives guest", "General Secretary To Lam on October 24 suggested that both armies work together, at a reception for Zhang Youxia, Vice Chairman of the Central Military Commission of China.", "2024-10-24", "receive", "2024-10-24", "2024-10-24"),
    ],
)  # fmt: skip
def test_told_in_other_words(title: str, text: str, published: str, kind: str, start: str, end: str) -> None:
    (found,) = told(text, title, published)
    assert (found.kind, str(found.start), str(found.end)) == (kind, start, end)


def test_an_army_in_which_somebody_served_is_no_guest() -> None:
    text = "Prime Minister Pham Minh Chinh received executives of a firm whose founder was in the Chinese People's Liberation Army in Hanoi on March 18."
    assert not told(text)


def test_a_visit_that_talks_end_is_no_news_of_its_own() -> None:
    (found,) = told(
        f"{GIANG} held talks with {DONG} in Beijing on March 18 before concluding his visit to China."
    )
    assert found.kind == "talks"


def test_a_video_meeting_has_no_place() -> None:
    text = "The commanders of the two navies, Admiral Yuan Huazhi of China and Nguyen Van Bong of Vietnam, had a video meeting on September 26, a spokesman of China's defence ministry said in Beijing."
    assert all(not e.places for e in told(text, published="2022-09-29"))


def test_an_officer_told_before_receives_several_guests() -> None:
    text = "Rear Admiral Tran Thanh Nghiem, Commander of the Vietnam People's Navy, spoke of ties with China.\nThe officer then received the outgoing Chinese defence attache Colonel Luo Bin and the new Chinese defence attache Colonel Pan Tao."
    (found,) = told(text, published="2021-06-09")
    assert facts(found)[2] == {"tran-thanh-nghiem", "luo-bin", "pan-tao"}


def test_a_caption_alone_tells_of_the_meeting() -> None:
    (found,) = told(
        f"{GIANG} (right) shakes hands with {DONG} in Hanoi, August 29, 2024.", published="2024-08-29"
    )
    assert facts(found) == ("talks", "2024-08-29", {"phan-van-giang", "dong-jun"})


def test_the_leader_of_the_other_side_told_in_the_same_breath() -> None:
    text = "The Vietnam Coast Guard and the China Coast Guard joined in an exchange on a vessel in Hai Phong on August 28.\nThe Vietnamese delegation was led by Lieutenant General Bui Quoc Oai, Political Commissar of the Vietnam Coast Guard, while the Chinese side by Major General Liu Houjie of the CCG."
    (found,) = told(text, published="2024-08-29")
    assert facts(found)[2] == {"bui-quoc-oai", "Liu Houjie"}


def test_ships_that_return_do_not_patrol_where_they_return_to() -> None:
    (found,) = told(
        "Two ships of the Vietnam People's Navy returned to Khanh Hoa on June 30 after a joint patrol with the Chinese navy.",
        published="2013-07-01",
    )
    assert found.places == ()


def test_a_delegation_hosted_at_the_gate_is_at_the_exchange() -> None:
    text = f"The eighth Vietnam-China border defence friendship exchange took place in Yunnan, China, on April 12.\nAt the Hekou international border gate, {DONG} hosted a delegation led by {GIANG}."
    (found,) = told(text, published="2024-04-12")
    assert facts(found) == ("border_exchange", "2024-04-12", {"phan-van-giang", "dong-jun"})


def test_who_leads_a_delegation_and_who_welcomes_it_head_the_exchange() -> None:
    text = "General Phan Van Giang on Wednesday led a delegation to attend the ninth Vietnam-China border defence friendship exchange at Huu Nghi.\nChinese defence minister Dong Jun hosted the welcome ceremony for the Vietnamese delegation at Youyi Guan."
    (found,) = told(text, published="2025-04-16")
    assert facts(found)[2] == {"phan-van-giang", "dong-jun"}


def test_a_ship_that_calls_during_an_exchange_does_so_on_its_own_day() -> None:
    text = "China and Vietnam have launched the ninth border defence friendship exchange in Guangxi and Lang Son.\nScheduled from April 11 to 17, the event includes visits.\nOn April 13, a Vietnamese naval fleet arrived in Beihai, China."
    found = {e.kind: (str(e.start), str(e.end)) for e in told(text, published="2025-04-16")}
    assert found == {
        "border_exchange": ("2025-04-11", "2025-04-17"),
        "port_call": ("2025-04-13", "2025-04-13"),
    }


def test_a_patrol_some_day_next_year_is_no_event() -> None:
    text = "The navies of Vietnam and China met. Next year, the two navies will conduct two joint patrols in the Gulf of Tonkin."
    assert all(
        e.kind != "joint_patrol_sea"
        for e in told(text, "Vietnam, China navies hold annual meeting", "2021-12-24")
    )


def test_a_ship_with_the_name_of_a_king_is_of_no_third_country() -> None:
    (found,) = told(
        "The frigates Ly Thai To and Tran Hung Dao of the Vietnamese navy and two ships of the Chinese navy ended their 37th joint patrol in the Gulf of Tonkin on December 4.",
        published="2024-12-07",
    )
    assert facts(found)[:2] == ("joint_patrol_sea", "2024-12-04")


def test_what_was_done_before_a_visit_has_days_of_its_own() -> None:
    text = "A ship of the China Coast Guard is paying a visit to Vietnam. It arrived on Thursday at Hai Phong, a city in the north, on a three-day friendly visit.\nPrior to the visit, the coast guards of China and Vietnam concluded a joint patrol in the Gulf of Tonkin on Wednesday."
    found = {
        e.kind: (str(e.start), str(e.end))
        for e in told(text, "Chinese coast guard ship visits Vietnam", "2016-11-14")
    }
    assert found == {
        "port_call": ("2016-11-10", "2016-11-12"),
        "joint_patrol_sea": ("2016-11-09", "2016-11-09"),
    }


def test_a_numbered_patrol_told_late_has_the_days_told_of_it() -> None:
    text = "China and Vietnam have launched the ninth border defence friendship exchange in Guangxi and Lang Son. Children sang. Trees were planted. The weather was fine for all who came to the border. Sailors meet ahead of the 38th China-Vietnam joint patrol in the Gulf of Tonkin, scheduled for Wednesday and Thursday."
    found = {e.kind: (str(e.start), str(e.end)) for e in told(text, published="2025-04-15")}
    assert found["joint_patrol_sea"] == ("2025-04-16", "2025-04-17")


def test_a_patrol_that_ended_a_day_after_it_began() -> None:
    (found,) = told(
        "Frigates of the Vietnamese and Chinese navies completed their 37th joint patrol in the Gulf of Tonkin on December 4, a day after it began.",
        published="2024-12-07",
    )
    assert (str(found.start), str(found.end)) == ("2024-12-03", "2024-12-04")


def test_a_guest_calls_on_one_leader_and_on_another() -> None:
    found = told(
        "On Monday, Chinese Defence Minister Wei Fenghe called on President Nguyen Xuan Phuc and on party leader Nguyen Phu Trong in Hanoi.",
        published="2021-04-28",
    )
    assert {("call", frozenset(facts(e)[2])) for e in found} == {
        ("call", frozenset(("wei-fenghe", leader))) for leader in ("nguyen-xuan-phuc", "nguyen-phu-trong")
    }


@pytest.mark.parametrize(
    "guests",
    [
        "outgoing Chinese Defence Attaché to Vietnam Senior Colonel Qin Lifeng and his successor Senior Colonel Ma Chenggong",
        "Senior Colonel Qin Lifeng, outgoing Chinese Defence Attaché to Vietnam, and Senior Colonel Ma Chenggong, his successor",
        "Senior Colonel Qin Lifeng and Senior Colonel Ma Chenggong, the outgoing and incoming Chinese Defence Attachés to Vietnam",
    ],
)
def test_one_who_leaves_and_one_who_comes_are_two(guests: str) -> None:
    (found,) = told(
        f"Deputy Defence Minister Hoang Xuan Chien received {guests}, on March 4.",
        "Attachés received",
        "2024-03-05",
    )
    names = {p.person or p.name for p in found.participants}
    assert names == {"hoang-xuan-chien", "Qin Lifeng", "Ma Chenggong"}


def test_where_the_dateline_is_called_here_a_guest_arrived_there() -> None:
    text = "HANOI, Feb. 4 (Xinhua) -- Chinese Defense Minister Dong Jun arrived here on Tuesday for an official visit to Vietnam."
    (found,) = told(text, "Minister in Vietnam", "2025-02-04")
    assert [p.id for p in found.places] == ["hanoi"]


@pytest.mark.parametrize("day", ["November 20th", "20th November", "the 20th of November", "Nov. 20"])
def test_the_day_of_a_patrol_is_not_its_number(day: str) -> None:
    text = f"On {day} the coast guards of Vietnam and China ended their joint patrol in the Gulf of Tonkin."
    (found,) = told(text, "Coast guards end patrol", "2021-11-21")
    assert (str(found.end), found.mechanism and found.mechanism.ordinal) == ("2021-11-20", None)


@pytest.mark.parametrize("dateline", ["BEIJING, 20 Aug (Reuters) - ", "BEIJING, August 20th (Xinhua) -- "])
def test_the_day_of_a_dateline_is_written_in_any_order(dateline: str) -> None:
    (found,) = told(
        "Minister in Beijing", f"{dateline}{DONG} met visiting {GIANG} here on Monday.", "2024-08-20"
    )
    assert ([p.id for p in found.places], str(found.start)) == (["beijing"], "2024-08-19")


@pytest.mark.parametrize("address", ["H.E. ", "Comrade ", "Mr. "])
def test_how_a_guest_is_addressed_is_no_part_of_his_name(address: str) -> None:
    guest = f"Chinese Defence Attaché to Vietnam {address}Qin Lifeng"
    (found,) = told(f"{GIANG} received {guest} in Hanoi on March 4.", "Guest received", "2024-03-05")
    assert {p.name for p in found.participants if p.side == "CN"} == {"Qin Lifeng"}


def test_an_army_is_celebrated_by_its_letters() -> None:
    text = (
        "The Chinese Embassy in Vietnam held a reception in Hanoi on July 28 for the 95th anniversary of the founding of the PLA.\n"
        "Deputy Defence Minister Hoang Xuan Chien and Defence Attaché Pan Tao came."
    )
    (found,) = told(text, "Anniversary marked", "2022-07-29")
    assert (found.kind, str(found.start)) == ("gathering", "2022-07-28")


def test_the_words_under_a_photo_call_nothing_off() -> None:
    text = "The Defence Minister (right) and his guest at the meeting. Photo: VNA\nOfficials were to discuss catches in Haikou. The talks were cancelled."
    assert told(text, "China cancels fishery talks with Vietnam", "2017-06-22") == []


def test_who_was_told_of_in_old_news_did_not_come_to_a_reception() -> None:
    text = (
        "The Chinese Embassy in Vietnam held a reception in Hanoi on July 28 for the 95th anniversary of the founding of the Chinese People's Liberation Army.\n"
        "Deputy Defence Minister Hoang Xuan Chien and Defence Attaché Pan Tao came.\n"
        "On May 5, 2011, Deputy Defence Minister Nguyen Chi Vinh held talks with Chinese Deputy Chief of General Staff Ma Xiaotian."
    )
    (found,) = told(text, "Army anniversary marked", "2022-07-29")
    assert {p.person for p in found.participants} == {"hoang-xuan-chien", "pan-tao"}


@pytest.mark.parametrize(
    "stay",
    [
        "The Chinese officer is leading a logistics delegation to Vietnam from November 13 to 17.",
        "The Chinese delegation is visiting Vietnam from November 13 to 17 at the invitation of the ministry.",
    ],
)
def test_the_stay_that_a_later_sentence_tells_is_a_visit_of_the_guest(stay: str) -> None:
    text = f"Deputy Minister of National Defence Sen. Lt. Gen. Vu Hai San received Major General Lin Zhaoyang of the Logistic Support Department of China's Central Military Commission in Hanoi on November 15.\n{stay}"
    found = {e.kind: (str(e.start), str(e.end), e.heads("CN")) for e in told(text, published="2023-11-15")}
    assert {kind: days for kind, (*days, _) in found.items()} == {
        "receive": ["2023-11-15", "2023-11-15"],
        "visit": ["2023-11-13", "2023-11-17"],
    }
    assert found["receive"][2] == found["visit"][2] != ()


def test_a_call_after_a_patrol_has_the_days_told_of_it() -> None:
    text = "Two ships of the Vietnamese navy and two of the Chinese navy carried out the 36th joint patrol in the Gulf of Tonkin on June 17 and 18.\nAfter the patrol, Vietnamese ships 265 and 266 arrived at the port of Beihai, Guangxi, on June 19 for a three-day friendly visit."
    found = {
        e.kind: (str(e.start), str(e.end))
        for e in told(text, "Navies patrol, ships of Vietnam call at Beihai in China", "2024-06-20")
    }
    assert found == {
        "joint_patrol_sea": ("2024-06-17", "2024-06-18"),
        "port_call": ("2024-06-19", "2024-06-21"),
    }


def test_a_ship_in_port_stays_until_the_day_it_leaves() -> None:
    text = "A Chinese Navy training ship began a two-day visit to the city of Da Nang in Vietnam on Tuesday.\nIt is to leave Tien Sa Port on May 25."
    (found,) = told(text, published="2023-05-23")
    assert (found.kind, str(found.start), str(found.end)) == ("port_call", "2023-05-23", "2023-05-25")


def test_a_deputy_commander_who_heads_a_team_leads_its_side() -> None:
    text = "The Vietnam Coast Guard and the China Coast Guard ended a joint patrol in the Gulf of Tonkin on December 14.\nColonel Tran Van Chien, Deputy Commander of Coast Guard Region 1 and head of the Vietnamese inspection team, said the work helped fishermen."
    (found,) = told(text, published="2016-12-15")
    assert [p.name for p in found.participants] == ["Tran Van Chien"]


@pytest.mark.parametrize(
    "post",
    [
        "vice president of the PLA National Defense University",
        "deputy commander of the Southern Theater Command Navy",
        "deputy political commissar of the PLA National Defense University",
    ],
)
def test_the_deputy_of_an_office_does_not_hold_it(post: str) -> None:
    text = f"Major General Hu Gangfeng, {post}, met with Senior Lieutenant General Phung Si Tan of Vietnam in Hanoi on June 5."
    (found,) = told(text, published="2025-06-06")
    assert [(p.name, p.post) for p in found.participants if p.side == "CN"] == [("Hu Gangfeng", None)]
