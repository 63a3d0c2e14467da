"""Which changes make a new version: those a reader acts on."""

from dataclasses import replace
from datetime import date

import pytest

from meetings.encounter import Document, Edition, Invitation, Participant, Topic
from meetings.news import differences, is_news


@pytest.fixture
def told(encounter):
    return encounter(
        "talks",
        "2026-03-18",
        heads="phan-van-giang dong-jun",
        at="quang-ninh",
        host_side="VN",
        topics=(Topic(id="hotline", layer="agreed"),),
        documents=(Document(title="Bản ghi nhớ", signed=True),),
    )


AIDE = Participant(person=None, name="Nguyễn Văn A", side="VN", rank=None, post=None, role="member")
SIGNED = Document(title="Thỏa thuận khung", signed=True)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "phone"},
        {"kind": "video_talks"},
        {"start": date(2026, 3, 17)},
        {"end": date(2026, 3, 19)},
        {"status": "postponed"},
        {"status": "cancelled"},
        {"status": "unconfirmed"},
        {"participants": ()},
        {"places": ()},
        {"documents": (SIGNED,)},
        {"documents": ()},
        {"mechanism": Edition(id="border_defence_friendship_exchange", ordinal=10)},
    ],
)
def test_a_reader_acts_on_date_state_people_place_form_and_documents(changes, told):
    assert is_news(told, replace(told, **changes))
    assert is_news(replace(told, **changes), told)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "call"},
        {"kind": "receive"},
        {"kind": "working_meeting"},
        {"level": "minister"},
        {"host_side": None},
        {"date_precision": "inferred"},
        {"evidence": {}},
        {"topics": (Topic(id="hotline", layer="agreed"), Topic(id="cyber", layer="agreed"))},
        {"topics": ()},
        {"invitations": (Invitation(inviter="A", invitee="B", event="thăm"),)},
        {"topics": (Topic(id="hotline", layer="agreed"), Topic(id="cyber", layer="reviewed"))},
        {
            "documents": (
                Document(title="BẢN GHI NHỚ", signed=True),
                Document(title="Nghị định thư", signed=False),
            )
        },
    ],
)
def test_another_word_what_was_agreed_and_what_is_yet_unsigned_are_no_news(changes, told):
    assert not is_news(told, replace(told, **changes))
    assert not is_news(replace(told, **changes), told)


def test_a_member_who_joins_or_goes_is_news_and_is_named(told):
    joined = replace(told, participants=(*told.participants, AIDE))
    for before, after in ((told, joined), (joined, told)):
        assert is_news(before, after)
        (change,) = differences(before, after)
        assert change.field == "participants"
        assert (AIDE in change.before, AIDE in change.after) == (
            AIDE in before.participants,
            AIDE in after.participants,
        )


def test_another_head_among_the_same_people_is_news_and_a_rank_for_a_member_is_none(told):
    joined = replace(told, participants=(*told.participants, AIDE))
    leading = (replace(AIDE, role="head"), *(replace(p, role="member") for p in told.participants))
    assert is_news(joined, replace(joined, participants=leading))
    named_again = replace(AIDE, rank="Thiếu tướng")
    assert not is_news(joined, replace(joined, participants=(*told.participants, named_again)))


def test_a_town_within_the_province_is_no_news_and_another_province_is(told, encounter):
    assert not is_news(told, replace(told, places=encounter("talks", None, at="mong-cai").places))
    assert is_news(told, replace(told, places=encounter("talks", None, at="lao-cai").places))
