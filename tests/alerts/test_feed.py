"""Feeds are what their standards ask for, whatever outlets write, and change only when a meeting does."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import pytest
from icalendar import Calendar, Event

from alerts.atom import atom
from alerts.calendar import published_calendar
from alerts.digest import Entry
from alerts.feed import feed_of
from alerts.json_feed import json_feed
from meetings.encounter import Participant, Place
from meetings.meeting import Difference, Meeting
from meetings.stored import Recorded

THEN = datetime(2026, 3, 18, 9, 30, 12, 345678, tzinfo=UTC)
FOLDER = "https://press.example.org/hoidam/"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG_URI = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")


@pytest.fixture
def recorded(entries: list[Entry]) -> list[Recorded]:
    """The batch of news, and a meeting that turned out to be another of them."""
    known = [
        Recorded(meeting=e.meeting, recorded_at=THEN - timedelta(hours=n), news=tuple(e.news))
        for n, e in enumerate(entries)
    ]
    twin = replace(entries[1].meeting, id="m-twin", version=2, articles=())
    merged = Difference(field="merged", before=None, after="m-talks")
    return [*known, Recorded(meeting=twin, recorded_at=THEN, news=(merged,), merged_into="m-talks")]


def written(recorded: list[Recorded], language: Any = "en", folder: str | None = FOLDER) -> tuple[bytes, Any]:
    feed = feed_of(recorded, language, folder)
    return atom(feed), json.loads(json_feed(feed))


def events(recorded: list[Recorded], language: Any = "en") -> dict[str, Event]:
    return {str(e["UID"]): e for e in Calendar.from_ical(published_calendar(recorded, language)).events}


def demand_atom(document: bytes) -> ET.Element:
    """What RFC 4287 says feeds and entries must be (sections 3 and 4), with nothing of other names."""
    assert document.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    feed = ET.fromstring(document)
    assert feed.tag == f"{ATOM}feed"
    for node, others in [
        (feed, "entry author link"),
        *((e, "author link") for e in feed.iter(f"{ATOM}entry")),
    ]:
        names = Counter(child.tag.removeprefix(ATOM) for child in node)
        assert all(names[name] == 1 for name in ("id", "title", "updated"))
        assert all(count == 1 or name in f"{others} category".split() for name, count in names.items())
        known = "id title updated author link category subtitle generator published summary content entry"
        assert set(names) <= set(known.split())
        assert TAG_URI.fullmatch(node.findtext(f"{ATOM}id", ""))
        assert node.findtext(f"{ATOM}title", "").strip()
        moments = [*node.findall(f"{ATOM}updated"), *node.findall(f"{ATOM}published")]
        assert all(MOMENT.fullmatch(each.text or "") for each in moments)
        alternates = [link for link in node.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) <= 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    for link in feed.iter(f"{ATOM}link"):
        assert urlsplit(link.get("href", "")).scheme in {"http", "https"}
    for category in feed.iter(f"{ATOM}category"):
        assert category.get("term")
    for content in feed.iter(f"{ATOM}content"):
        assert content.get("type") == "html"
        assert not list(content)
        ET.fromstring(f"<div>{content.text}</div>")  # ours is well formed as XML, too
    ids = [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    return feed


def demand_json_feed(document: Any) -> None:
    """What https://www.jsonfeed.org/version/1.1/ says of each key."""
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(document["title"], str)
    assert all(set(author) & {"name", "url", "avatar"} for author in document["authors"])
    known = {
        "id", "url", "title", "summary", "content_html", "content_text", "date_published", "date_modified", "tags",
    }  # fmt: skip
    for item in document["items"]:
        assert {name for name in item if not name.startswith("_")} <= known
        assert isinstance(item["id"], str)
        assert item.get("content_html") or item.get("content_text")
        assert all(MOMENT.fullmatch(item[name]) for name in ("date_published", "date_modified"))
        assert all(isinstance(tag, str) for tag in item["tags"])
    ids = [item["id"] for item in document["items"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("folder", [FOLDER, None], ids=["served", "nowhere said"])
@pytest.mark.parametrize("language", ["vi", "en", "zh"])
def test_feeds_are_what_their_standards_ask_for(recorded: list[Recorded], language: str, folder: Any) -> None:
    xml, told = written(recorded, language, folder)
    root = demand_atom(xml)
    demand_json_feed(told)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == told["language"] == language
    own = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == ([f"{FOLDER}meetings.atom"] if folder else [])
    assert told.get("feed_url") == (f"{FOLDER}meetings.json" if folder else None)


def test_a_feed_of_nothing_is_a_feed() -> None:
    xml, told = written([])
    assert demand_atom(xml).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
    demand_json_feed(told)
    assert Calendar.from_ical(published_calendar([], "en")).events == []


def test_readers_find_in_it_what_a_digest_says(recorded: list[Recorded]) -> None:
    xml, told = written(recorded)
    read = feedparser.parse(xml)
    assert not read.bozo
    entry = next(e for e in read.entries if e.id.endswith("meeting:m-exchange"))
    item = next(i for i in told["items"] if i["id"] == entry.id)
    assert (
        entry.title == item["title"] == "10th border defence friendship exchange: Phan Van Giang – Dong Jun"
    )
    assert entry.link == item["url"] == "https://baotintuc.vn/giao-luu-10.htm"
    assert "General Phan Van Giang, Minister of National Defence" in entry.content[0].value
    assert "https://vnexpress.net/hai-bo-truong-o-bien-gioi-4861234.html" in item["content_text"]
    assert entry.summary == item["summary"]
    assert {"held", "Quang Ninh"} <= {tag.term for tag in entry.tags}


def test_a_further_report_changes_no_time_and_a_version_does(recorded: list[Recorded]) -> None:
    """`updated` is the moment of the version; the store gives it, no clock does."""
    first = recorded[0]
    richer = replace(first, meeting=replace(first.meeting, articles=first.meeting.articles * 2))
    later = replace(
        first, meeting=replace(first.meeting, version=2), recorded_at=first.recorded_at + timedelta(days=1)
    )

    def times(one: Recorded) -> tuple[str | None, ...]:
        entry = ET.fromstring(written([one])[0]).find(f"{ATOM}entry")
        assert entry is not None
        return tuple(entry.findtext(f"{ATOM}{name}") for name in ("id", "updated"))

    assert times(first) == times(richer)
    assert times(later)[0] == times(first)[0]
    assert times(later)[1] == "2026-03-19T09:30:12Z"


def test_the_same_meetings_make_the_same_bytes(recorded: list[Recorded]) -> None:
    assert written(recorded) == written(recorded)
    assert published_calendar(recorded, "vi") == published_calendar(list(reversed(recorded)), "vi")


def test_what_turned_out_to_be_another_says_so_under_its_own_id(recorded: list[Recorded]) -> None:
    _, told = written(recorded)
    twin = next(item for item in told["items"] if item["id"].endswith("meeting:m-twin"))
    assert twin["title"].startswith("Erratum: ")
    assert "this is the same meeting as m-talks" in twin["content_text"]
    assert "url" not in twin
    found = events(recorded)
    assert found["m-twin@hoidam"]["STATUS"] == "CANCELLED"
    assert found["m-twin@hoidam"]["SEQUENCE"] == 2
    assert found["m-talks@hoidam"]["STATUS"] == "CONFIRMED"


def test_the_calendar_has_what_was_and_what_is_to_come(recorded: list[Recorded]) -> None:
    found = events(recorded)
    assert len(found) == len(recorded)
    plan = found["m-patrol@hoidam"]
    assert (plan["STATUS"], plan["SEQUENCE"], plan.start) == ("TENTATIVE", 3, date(2026, 3, 20))
    assert (
        plan["DTSTAMP"].dt == plan["LAST-MODIFIED"].dt == (THEN - timedelta(hours=3)).replace(microsecond=0)
    )
    starts = [str(e.start) for e in Calendar.from_ical(published_calendar(recorded, "en")).events]
    assert starts == sorted(starts)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_stays_in_the_calendar(recorded: list[Recorded], status: Any) -> None:
    plan = next(each for each in recorded if each.meeting.id == "m-patrol")
    off = replace(plan, meeting=replace(plan.meeting, facts=replace(plan.meeting.facts, status=status)))
    assert events([off])["m-patrol@hoidam"]["STATUS"] == "CANCELLED"


def test_calendar_lines_are_folded_and_end_as_they_must(recorded: list[Recorded]) -> None:
    document = published_calendar(recorded, "vi")
    lines = document.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in document.replace(b"\r\n ", b"").split(b"\r\n"):
        line.decode()  # no character is torn


HOSTILE = (
    "]]><script>alert(1)</script><!-- <![CDATA[ &amp; &#0; \"'>",
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM",
    "\x00\x0b\x1b[31m\x7f\x85\ufffe\uffff\ue000",
    "\u202egnahc\u2066\u200f\u2028\u2029",
    "lone \ud800 surrogate \udfff",
    "A" * 100_000,
    "{{7*7}} {% raw %} =cmd|' /C calc'!A0",
    "",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["vi", "zh"])
def test_whatever_an_outlet_writes_is_harmless_text(talks: Meeting, text: str, language: Any) -> None:
    person = Participant(person=None, name=text, side="CN", rank=text, post=None)
    facts = replace(
        talks.facts,
        places=(Place(id="nowhere", name=text, country="VN"),),
        participants=(*talks.facts.participants, person),
    )
    articles = tuple(
        replace(r, title=text, outlet=text, url=url)
        for r in talks.articles
        for url in ("javascript:alert(1)", f"https://x.example/{text}", "https://x.example/a?b=1&c=<d>")
    )
    one = Recorded(meeting=replace(talks, facts=facts, articles=articles), recorded_at=THEN)
    xml, told = written([one], language)
    demand_atom(xml)
    demand_json_feed(told)
    assert len(xml) < 20_000
    read = feedparser.parse(xml)
    assert not read.bozo
    assert not re.search(r"<(?!/?(?:p|strong|a)\b)", told["items"][0]["content_html"])
    assert "javascript:" not in told["items"][0]["content_html"]
    odd = {
        c for c in xml.decode() + json.dumps(told, ensure_ascii=False) if c in "\u202e\u2066\u2028\x00\x1b"
    }
    assert not odd
    (event,) = events([one], language).values()
    assert not event.subcomponents
