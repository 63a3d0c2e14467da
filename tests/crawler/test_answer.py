"""What an outlet's answer amounts to: its outcome, what it wants to hear again, and how long it wants to be left alone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from scrapy.http import Response

from crawler.answer import Answer, answer_of, location_of
from meetings.outlet_visit import Validators

URL = "https://a.example/1"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def answered(status: int = 200, body: bytes = b"x", flags: list[str] | None = None, **headers: Any) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response = Response(URL, status=status, headers=named, body=body, flags=flags)
    return answer_of(URL, response, body, started_at=NOON, seconds=0.25)


@pytest.mark.parametrize(
    ("status", "outcome", "detail"),
    [
        (200, "ok", ""), (299, "ok", ""), (300, "server_error", "answers 300"), (302, "server_error", "answers 302"),
        (304, "unchanged", "answers 304"), (399, "server_error", "answers 399"), (400, "refused", "answers 400"), (401, "refused", "answers 401"),
        (403, "refused", "answers 403"), (404, "gone", "answers 404"), (407, "cut_off", "our own proxy wants a password"),
        (410, "gone", "answers 410"), (429, "busy", "answers 429"), (451, "refused", "answers 451"), (499, "refused", "answers 499"),
        (500, "server_error", "answers 500"), (503, "busy", "answers 503"), (599, "server_error", "answers 599"), (199, "server_error", "answers 199"),
    ],
)  # fmt: skip
def test_every_status_has_its_outcome_and_is_kept(status: int, outcome: str, detail: str) -> None:
    answer = answered(status)
    assert (answer.outcome, answer.detail, answer.status) == (outcome, detail, status)
    assert (answer.url, answer.body, answer.started_at, answer.seconds) == (URL, b"x", NOON, 0.25)


@pytest.mark.parametrize(("status", "kept"), [(99, None), (100, 100), (999, 999), (1_000, None)])
def test_a_status_is_a_number_of_three_digits(status: int, kept: int | None) -> None:
    assert answered(status).status == kept


def test_part_of_an_answer_is_none() -> None:
    for answer in (answered(206), answered(200, flags=["partial"])):
        assert (answer.outcome, answer.detail) == ("unreachable", "answer cut short")


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({f"X-{n}": "" for n in range(200)}, "ok"), ({f"X-{n}": "" for n in range(201)}, "too_large"),
        ({"X": [b""] * 201}, "too_large"), ({"X": "v" * (64 * 1024 - 1)}, "ok"), ({"X": "v" * 64 * 1024}, "too_large"),
    ],
    ids=["many", "too many", "too often", "long", "too long"],
)  # fmt: skip
def test_headers_have_an_end(headers: dict[str, Any], outcome: str) -> None:
    assert answered(**headers).outcome == outcome


def test_a_challenge_is_looked_for_at_the_beginning_of_an_answer() -> None:
    assert answered(**{"cf-mitigated": "challenge"}).outcome == "challenge"
    assert answered(body=b"<title>Just a moment...</title>").outcome == "challenge"
    assert answered(body=b"\xff" + "<title>安全验证</title>".encode()).outcome == "challenge", (
        "in any charset"
    )


def test_what_identifies_an_answer_is_sent_back_unless_it_is_absurdly_long() -> None:
    said = {"ETag": 'W/"1"', "Last-Modified": "Mon, 02 Mar 2026 12:00:00 GMT"}
    assert answered(**said).validators == Validators(etag='W/"1"', last_modified=said["Last-Modified"])
    assert answered().validators == Validators()
    assert answered(ETag="e" * 500).validators == Validators(etag="e" * 500)
    assert answered(ETag="e" * 501, Last_Modified="x").validators == Validators(last_modified="x")


def test_headers_are_kept_as_they_came_each_time_they_did() -> None:
    answer = answered(Set_Cookie=[b"a=1", b"b=\xe9"], Retry_After="60")
    assert answer.headers == (("Set-Cookie", "a=1"), ("Set-Cookie", "b=é"), ("Retry-After", "60"))


@pytest.mark.parametrize("status", [403, 429, 503])
def test_who_says_how_long_to_leave_it_alone_is_heard(status: int) -> None:
    assert answered(status, Retry_After="60").retry_after == 60
    assert answered(status).retry_after is None


@pytest.mark.parametrize(
    ("said", "charset"),
    [
        (None, None), ("text/html", None), ("text/html; charset=gb2312", "gb2312"), ('text/html; Charset = "utf-8"', "utf-8"),
        ("text/html; charset='Shift_JIS'", "Shift_JIS"), ("text/xml;charset=windows-1258; x=1", "windows-1258"),
        ("text/html; charset=", None), (b"text/html; charset=iso-8859-1\xff", "iso-8859-1"),
    ],
)  # fmt: skip
def test_the_charset_is_the_one_the_header_names(said: str | bytes | None, charset: str | None) -> None:
    assert answered(**({} if said is None else {"Content-Type": said})).charset == charset


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("target", "where"),
    [
        ("/2", "https://a.example/2"), (" 2 ", "https://a.example/2"), ("//b.example/x", "https://b.example/x"),
        ("http://b.example", "http://b.example"), ("/tìm".encode(), "https://a.example/tìm"), (b"/\xff", "https://a.example/\ufffd"),
        ("http://[", "about:blank"), ("", None), (None, None),
    ],
)  # fmt: skip
def test_where_a_redirect_leads(status: int, target: Any, where: str | None) -> None:
    headers = {} if target is None else {"Location": target}
    assert location_of(Response(URL, status=status, headers=headers)) == where


@pytest.mark.parametrize("status", [200, 201, 300, 304, 305, 404])
def test_an_answer_that_is_no_redirect_leads_nowhere(status: int) -> None:
    assert location_of(Response(URL, status=status, headers={"Location": "/2"})) is None
