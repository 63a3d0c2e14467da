"""What the operator reads: one paragraph an outlet, plain, in either language, with nothing of others' markup."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from alerts.lines import columns
from alerts.operator import letter_of, operator_messages
from meetings.health.states import Notice, SourceState

NOW = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)


def notice(
    outlet: str, state: Any, kind: Any = "worse", was: Any = "ok", number: int = 1, detail: str = ""
) -> Notice:
    source = SourceState(
        url=f"https://{outlet}.example/{number}", outlet=outlet, state=state, detail=detail, since=NOW
    )
    return Notice(kind=kind, source=source, was=was)


ENGLISH = """\
HỘI ĐÀM
For those who run it; readers are not told.

vnexpress: failing, since 19:30 26/11/2026 (Hanoi)
  2 sources; the last: unreachable: no answer in 30 s
  https://vnexpress.example/2
  It is asked again, ever less often, at least every four hours; nothing
  is given up.
  Open the address in a browser, then: hoidam outlets check vnexpress

dantri: well again, since 19:30 26/11/2026 (Hanoi)
"""


def test_a_letter_says_what_why_and_what_to_do() -> None:
    why = "unreachable: no answer in 30 s"
    letter = letter_of(
        [
            notice("vnexpress", "failing", detail=why),
            notice("vnexpress", "failing", number=2, detail=why),
            notice("dantri", "ok", kind="recovered", was="blocked"),
        ],
        "en",
    )
    assert letter.text == ENGLISH
    assert letter.subject == "Hội Đàm: 2 outlets to look at"
    assert letter.json["notices"][0]["source"] == "https://vnexpress.example/1"


@pytest.mark.parametrize("language", ["vi", "en", "zh"])
@pytest.mark.parametrize("state", ["quiet", "changed", "blocked", "failing", "our-network", "stalled"])
def test_every_state_has_words_in_every_language(state: Any, language: Any) -> None:
    for kind in ("worse", "reminder"):
        letter = letter_of([notice("a", state, kind=kind, was=state)], language)
        assert len(letter.text.splitlines()) >= 6
        assert max(map(columns, letter.text.splitlines())) <= 72
        assert "{" not in letter.subject + letter.text


def test_our_own_network_is_told_once_however_many_outlets_there_are() -> None:
    down = letter_of([notice(f"o{n}", "our-network") for n in range(30)], "en")
    assert down.subject == "Hội Đàm: our network reaches no outlet"
    up = letter_of([notice(f"o{n}", "ok", kind="recovered", was="our-network") for n in range(30)], "vi")
    assert up.subject == "Hội Đàm: mạng của chúng ta – đã trở lại bình thường"


def test_what_an_outlet_answered_is_no_markup_of_ours() -> None:
    letter = letter_of([notice("a", "failing", detail="<script>alert(1)</script>")], "en")
    assert "<script>" not in letter.html
    assert "&lt;script&gt;" in letter.html


def test_each_recipient_has_a_message_of_his_own_and_silence_none() -> None:
    channel: Any = SimpleNamespace(
        recipients=("a@x", "b@x"), compose=lambda letter, **_: letter.text.encode()
    )
    sent = operator_messages([notice("a", "failing")], ["mail"], {"mail": channel}, "en", NOW)
    assert [message.recipient for message in sent] == ["a@x", "b@x"]
    assert {message.subscription for message in sent} == {"operator"}
    assert len({message.id for message in sent}) == 2
    assert operator_messages([], ["mail"], {"mail": channel}, "en", NOW) == []
