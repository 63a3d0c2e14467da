"""A digest tells as much of a meeting as its reader wishes, and of as many as a mail has room for."""

import time
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from alerts.digest import Entry, digest_subject
from alerts.lines import columns
from alerts.view import show
from meetings.encounter import Document, Invitation, Participant, Place
from meetings.meeting import Difference
from meetings.verdict import Quote
from tests.alerts.reading import digest_html, digest_text

LANGUAGES = pytest.mark.parametrize("language", ["vi", "en", "zh"])
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
GMAIL = 102_000


def many(meeting, count):
    first = date(2026, 3, 1)
    return [
        Entry(
            meeting=replace(
                meeting, id=f"m-{n}", parent=None, facts=replace(meeting.facts, start=first + timedelta(days=n))
            ),
            version=1,
        )
        for n in range(count)
    ]  # fmt: skip


def test_a_headline_is_a_sentence_and_a_link(talks):
    text = digest_text([Entry(meeting=talks, version=1)], "en", detail="headline")
    assert text.splitlines()[4:8] == [
        "General Phan Van Giang, Minister of National Defence of Vietnam, held",
        "talks with Admiral Dong Jun, Minister of National Defence of China, in",
        "Quang Ninh, Vietnam, on 18 March 2026.",
        "https://vnexpress.net/hoi-dam.html",
    ]
    assert "hotline" not in text
    page = digest_html([Entry(meeting=talks, version=1)], "en", detail="headline")
    assert "held talks with Admiral Dong Jun" in page
    assert 'href="https://vnexpress.net/hoi-dam.html"' in page
    assert "hotline" not in page


def test_a_headline_keeps_what_is_taken_back(talks):
    news = (Difference(field="merged", before=None, after="m-other"),)
    text = " ".join(
        digest_text([Entry(meeting=talks, version=2, news=news)], "en", detail="headline").split()
    )
    assert "Erratum: this is the same meeting as m-other. General Phan Van Giang, Minister" in text


def test_what_turned_out_to_be_another_meeting_was_not_withdrawn(talks):
    news = (Difference(field="merged", before=None, after="m-other"),)
    gone = Entry(meeting=replace(talks, articles=()), version=2, news=news)
    text = " ".join(digest_text([gone], "en").split())
    assert "Erratum: this is the same meeting as m-other" in text
    assert "withdrawn" not in text
    assert "no report at hand" not in text


@LANGUAGES
def test_a_summary_tells_what_came_of_it_and_how_well_that_is_known(reception, language):
    (shown,) = show([Entry(meeting=reception, version=1)], language, ZONE, "summary")
    assert [fact.id for fact in shown.facts] == ["agreed", "signed"]
    assert shown.sentence
    assert shown.confidence
    assert shown.told_by
    assert (shown.delegations, shown.evidence, shown.sources.reports) == ((), (), ())
    for form in (digest_text, digest_html):
        told = form([Entry(meeting=reception, version=1)], language, detail="summary")
        assert "https://baoquankhu7.vn/tiep.html" in told
        assert "Ý định thư" in told
        assert "chiều 24/10 tiếp" not in told


def test_a_change_is_told_in_a_summary_and_not_in_a_headline(talks):
    news = (Difference(field="start", before="2026-03-17", after="2026-03-18"),)
    entry = Entry(meeting=talks, version=2, news=news)
    assert "17/3/2026 → 18/3/2026" in digest_text([entry], "vi", detail="summary")
    assert "→" not in digest_text([entry], "vi", detail="headline")


@LANGUAGES
@pytest.mark.parametrize("detail", ["headline", "summary", "full"])
def test_five_hundred_meetings_fit_into_a_mail_and_the_rest_are_counted(exchange, language, detail):
    entries = many(exchange, 500)
    started = time.process_time()
    text, page = (form(entries, language, detail=detail) for form in (digest_text, digest_html))
    assert time.process_time() - started < 15
    assert len(page.encode()) < GMAIL
    told = page.count('<a href="')
    assert told
    left = {"vi": "Còn {n} cuộc nữa", "en": "There are {n} more", "zh": "另有{n}场"}[language]
    counted = next(n for n in range(500) if left.format(n=n) in text)
    assert left.format(n=counted) in page
    numbers = [line.split(".")[0] for line in text.splitlines() if line[:1].isdigit() and ". " in line[:5]]
    assert len(numbers) == 500 - counted >= 10
    assert all(columns(line) <= 72 or line.strip().startswith("https://") for line in text.splitlines())


def test_a_visit_of_a_hundred_meetings_is_cut_within(exchange, talks):
    parts = [replace(entry.meeting, parent=exchange.id) for entry in many(talks, 300)]
    entries = [Entry(meeting=exchange, version=1), *(Entry(meeting=part, version=1) for part in parts)]
    page = digest_html(entries, "en")
    assert len(page.encode()) < GMAIL
    assert "more, which found no room here" in page


@LANGUAGES
def test_a_hostile_meeting_of_megabytes_is_a_short_page(hostile, language):
    huge = "<b>{{7*7}}</b>\u202e\ud800 =?utf-8?q?x?= \r\n" + "đ" * 100_000
    meeting = hostile.meeting
    report = replace(meeting.articles[0], title=huge, outlet=huge, url="https://a.example/" + "x" * 100_000)
    facts = replace(
        meeting.facts,
        participants=tuple(
            Participant(person=None, name=f"{n}{huge}", side=side, rank=huge, post=huge, role=role)
            for n in range(20)
            for side in ("VN", "CN")
            for role in ("head", "member")
        ),
        places=tuple(Place(id=f"p{n}", name=huge, country="VN") for n in range(20)),
        documents=tuple(Document(title=f"{n}{huge}", signed=bool(n % 2)) for n in range(20)),
        invitations=tuple(Invitation(inviter=huge, invitee=huge, event=f"{n}{huge}") for n in range(20)),
        evidence={"kind": tuple(Quote(quote=f"{n}{huge}", start=0, end=9) for n in range(20))},
    )
    copies = tuple(replace(report, url=f"https://a.example/{n}", copy_of=report.url) for n in range(200))
    entry = Entry(meeting=replace(meeting, facts=facts, articles=(report, *copies)), version=1)
    text, page = digest_text([entry], language), digest_html([entry], language)
    assert len(page.encode()) < GMAIL
    assert len(text.encode()) < GMAIL
    assert len(digest_subject([entry], language)) < 300
    for told in (text, page):
        assert "\u202e" not in told
        assert "7*7" in told
        assert told.encode("utf-8")
    assert "<b>{{" not in page
    assert all(len(line) < 4000 for line in text.splitlines())
