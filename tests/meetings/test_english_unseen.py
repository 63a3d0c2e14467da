"""Ways of telling that the English press has and our samples had not: sentences of our own writing."""

import pytest

from tests.meetings.test_english_partners import DONG, GIANG, facts, told


@pytest.mark.parametrize(
    ("title", "text", "published", "kind", "start", "end"),
    [
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
    ],
)  # fmt: skip
def test_told_in_other_words(title: str, text: str, published: str, kind: str, start: str, end: str) -> None:
    (found,) = told(text, title, published)
    assert (found.kind, str(found.start), str(found.end)) == (kind, start, end)


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
