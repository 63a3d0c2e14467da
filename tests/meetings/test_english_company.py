"""Who was with the heads of an English encounter, who was invited to what, and how long a guest stays."""

from datetime import date, datetime

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read

TALKS = "Vietnamese Defence Minister Phan Van Giang held talks with Chinese Defence Minister Dong Jun in Beijing on August 20. "


def only(text: str, published: str = "2024-08-21") -> Encounter:
    moment = datetime.fromisoformat(f"{published}T09:00+00:00")
    told = Article(url="https://example.org/1", outlet="mau", title="Vietnam, China strengthen defence ties", text=text, published_at=moment, language="en")  # fmt: skip
    (found,) = judge_and_read(told)[1]
    assert all(text[q.start : q.end] == q.quote for quotes in found.evidence.values() for q in quotes)
    return found


def people(found: Encounter, role: str) -> set[tuple[str, str]]:
    return {(p.side, p.person or p.name) for p in found.participants if p.role == role}


@pytest.mark.parametrize(
    ("said", "members"),
    [
        ("Also attending the talks were Deputy Defence Minister Hoang Xuan Chien and Chinese Major General Zhang Baoqun.",
         {("VN", "hoang-xuan-chien"), ("CN", "Zhang Baoqun")}),
        ("The talks were attended by General Nguyen Tan Cuong, Chief of the General Staff of the Vietnam People's Army.",
         {("VN", "nguyen-tan-cuong")}),
        ("General Nguyen Tan Cuong, Chief of the General Staff of the Vietnam People's Army, was also present.",
         {("VN", "nguyen-tan-cuong")}),
        ("The minister was accompanied by Senior Colonel Tran Van Ba, Vietnamese Defence Attache to China.", {("VN", "Tran Van Ba")}),
        ("The event saw the participation of Deputy Defence Minister Hoang Xuan Chien.", {("VN", "hoang-xuan-chien")}),
        ("Vietnamese Foreign Minister Bui Thanh Son was also present.", set()),
        ("Both praised the work of Deputy Defence Minister Hoang Xuan Chien.", set()),
        ("In the past, Deputy Defence Minister Hoang Xuan Chien was also present.", set()),
    ],
)  # fmt: skip
def test_who_was_with_the_heads(said: str, members: set[tuple[str, str]]) -> None:
    found = only(TALKS + said)
    assert people(found, "member") == members
    assert people(found, "head") == {("VN", "phan-van-giang"), ("CN", "dong-jun")}


@pytest.mark.parametrize(
    ("said", "invitations"),
    [
        ("General Giang invited Minister Dong Jun to visit Vietnam at a suitable time.",
         [("Phan Van Giang", "Dong Jun", "to visit Vietnam at a suitable time")]),
        ("Dong Jun extended an invitation to General Phan Van Giang to attend the Xiangshan Forum in Beijing.",
         [("Dong Jun", "Phan Van Giang", "to attend the Xiangshan Forum in Beijing")]),
        ("Minister Giang invited the Chinese delegation to take part in the exchange.",
         [("Phan Van Giang", "the Chinese delegation", "to take part in the exchange")]),
        ("An invitation to visit Vietnam was mentioned.", []),
        ("The two ministers had been invited to a dinner.", []),
    ],
)  # fmt: skip
def test_who_invited_whom_to_what(said: str, invitations: list[tuple[str, str, str]]) -> None:
    found = only(TALKS + said)
    assert [(i.inviter, i.invitee, i.event) for i in found.invitations] == invitations
    assert bool(found.evidence.get("invitations")) == bool(invitations)


@pytest.mark.parametrize(
    ("text", "status", "first", "last"),
    [
        ("General Phan Van Giang, Vietnam's Minister of National Defence, is leading a delegation on a three-day visit to China that began on Monday.",
         "held", "2024-08-19", "2024-08-21"),
        ("Vietnamese Defence Minister Phan Van Giang is leading a delegation on a three-day visit to China from August 19.",
         "held", "2024-08-19", "2024-08-21"),
        ("Chinese Defence Minister Dong Jun is paying an official visit to Vietnam. The visit lasts from August 20 to 22.",
         "held", "2024-08-20", "2024-08-22"),
        ("Chinese Defence Minister Dong Jun will pay an official visit to Vietnam. The visit will take place on August 25.",
         "announced", "2024-08-25", "2024-08-25"),
    ],
)  # fmt: skip
def test_how_long_a_guest_stays(text: str, status: str, first: str, last: str) -> None:
    found = only(text)
    assert (found.kind, found.status, str(found.start), str(found.end)) == ("visit", status, first, last)


def test_days_of_something_else_behind_a_visit_are_not_its_own() -> None:
    text = "Chinese Defence Minister Dong Jun is paying an official visit to Vietnam. The exchange in Lang Son is due on August 25."
    moment = datetime(2024, 8, 21, 9).astimezone()
    told = Article(url="https://example.org/1", outlet="mau", title="Dong Jun in Hanoi", text=text, published_at=moment, language="en")  # fmt: skip
    (visit,) = [e for e in judge_and_read(told)[1] if e.kind == "visit"]
    assert (visit.end, visit.date_precision) == (date(2024, 8, 21), "inferred")


@pytest.mark.parametrize(
    ("post", "person"),
    [
        ("former Chinese ambassador to Vietnam", "qi-jianguo-ambassador"),
        ("Deputy Chief of the General Staff of the Chinese People's Liberation Army", "qi-jianguo-pla"),
    ],
)  # fmt: skip
def test_of_two_people_of_one_name_the_post_told_decides(post: str, person: str) -> None:
    text = f"Defence Minister Phung Quang Thanh received Qi Jianguo, {post}, in Hanoi on June 3."
    assert ("CN", person) in people(only(text, "2014-06-04"), "head")
