"""Who reads once a week also gets the weeks around: every meeting of theirs in words, and as a picture."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from alerts.background import Background
from alerts.channel import build_channel
from alerts.delivery import compose, letter_of
from alerts.digest import Entry
from alerts.month import Month, is_for, show_month
from alerts.schedule import Digest, Immediate
from alerts.silence import Ill, Watch
from alerts.subscription import Subscription
from tests.alerts.reading import digest_html, digest_text
from tests.alerts.spring import BACKGROUND, ENTRIES

LANGUAGES = pytest.mark.parametrize("language", ["vi", "en", "zh"])
TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, tzinfo=UTC)
WEEKLY = Subscription(name="w", channels=("post",), schedule=Digest(at="mon 07:00"), language="en")


def on(meeting, start, end=None, **facts):
    return replace(meeting, facts=replace(meeting.facts, start=start, end=end, **facts))


@pytest.mark.parametrize(
    ("schedule", "weekly"),
    [
        (Digest(at="mon 07:00"), True),
        (Digest(at="0 7 1 * *"), True),
        (Digest(at="07:00"), False),
        (Digest(at="mon-fri 07:00"), False),
        (Digest(at="mon,thu 07:00"), False),
        (Digest(at="sun 02:30", zone="Europe/Berlin"), True),
        (Immediate(), False),
    ],
)
def test_who_reads_once_a_week_or_less_gets_it(schedule, weekly):
    for day in range(0, 366, 5):
        assert is_for(schedule, NOW + timedelta(days=day)) is weekly


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2026, 2, 20), None, False),
        (date(2026, 2, 20), date(2026, 2, 21), True),
        (date(2026, 2, 21), None, True),
        (TODAY, None, True),
        (date(2026, 3, 27), None, True),
        (date(2026, 3, 28), None, False),
        (None, TODAY, True),
        (None, None, False),
    ],
)
def test_four_weeks_back_and_one_ahead(talks, start, end, shown):
    month = show_month(Month(today=TODAY, meetings=(on(talks, start, end),)), "en")
    assert bool(month.rows) is shown
    assert ("1 meeting:" in month.summary) is shown


@LANGUAGES
def test_the_words_say_what_the_picture_shows(exchange, talks, language):
    plan = on(talks, date(2026, 3, 25), status="announced")
    month = show_month(Month(today=TODAY, meetings=(plan, talks, exchange)), language)
    assert [row.when for row in month.rows][-1] == {"vi": "25/3/2026", "en": "25 March 2026", "zh": "2026年3月25日"}[language]  # fmt: skip
    assert len(month.rows) == 3
    assert ["2" in group.said for group in month.groups] == [True, False]
    assert {"vi": "dự kiến", "en": "announced", "zh": "已宣布"}[language] in month.rows[-1].said


def picture_of(*meetings):
    png = show_month(Month(today=TODAY, meetings=meetings), "en").picture.png
    return png, Image.open(BytesIO(png)).convert("RGB")


def test_the_picture_is_small_light_and_shows_every_bar(exchange, talks):
    png, image = picture_of(exchange, talks, on(talks, TODAY, status="announced"))
    assert len(png) < 20_000
    assert image.width == 1200
    assert image.getpixel((20, 6)) == (255, 255, 255)
    colours = {colour for _, colour in image.getcolors(maxcolors=1 << 24)}
    assert {(0x8A, 0x2A, 0x2A), (0x1F, 0x5F, 0xA8)} <= colours
    assert picture_of(exchange, talks)[0] != png


def test_the_same_month_is_the_same_picture(exchange, talks):
    assert picture_of(exchange, talks)[0] == picture_of(talks, exchange)[0]


def test_a_crowded_month_is_counted_in_picture_and_words(talks):
    crowd = tuple(replace(on(talks, TODAY), id=f"m-{n:03}") for n in range(200))
    month = show_month(Month(today=TODAY, meetings=crowd), "en")
    assert (len(month.rows), month.more) == (24, "and 176 more")
    assert Image.open(BytesIO(month.picture.png)).height < 700


@LANGUAGES
def test_an_empty_month_says_so_without_a_picture_of_nothing(language):
    around = Background(month=Month(today=TODAY, meetings=()))
    none = {"vi": "không có cuộc nào", "en": "21 February – 27 March 2026, no meetings", "zh": "无会晤"}
    for form in (digest_text, digest_html):
        assert none[language] in form(ENTRIES, language, background=around)
    assert "<img" not in digest_html(ENTRIES, language, background=around)
    assert letter_of(WEEKLY, ENTRIES, around).pictures == ()


@LANGUAGES
def test_a_page_shows_no_other_picture_than_that_which_comes_with_it(language):
    page = digest_html(ENTRIES, language, background=BACKGROUND)
    assert page.count("<img") == 1
    assert 'src="cid:month"' in page
    assert 'alt="' + show_month(BACKGROUND.month, language).summary in page
    assert "<img" not in digest_html(ENTRIES, language)


def test_the_picture_travels_with_the_mail_of_who_reads_once_a_week():
    mail = build_channel(
        "post",
        {"kind": "email", "host": "127.0.0.1", "security": "none", "sender": "a@b.example", "recipients": ["c@d.example"]},
    )  # fmt: skip
    letter = letter_of(WEEKLY, ENTRIES, BACKGROUND)
    assert [picture.name for picture in letter.pictures] == ["month"]
    payload = mail.compose(letter, recipient="c@d.example", identity="1" * 32, now=NOW)
    assert b"Content-ID: <month>" in payload
    (message,) = compose(WEEKLY, ENTRIES, {"post": mail}, NOW)
    assert b"Content-ID" not in message.payload


@LANGUAGES
def test_the_footer_tells_how_sources_do(talks, language):
    entries = [Entry(meeting=talks, version=1)]
    well = Background(watch=Watch(sources=38, heard_at=NOW))
    ill = Background(watch=Watch(sources=38, ill=(Ill(outlet="xinhua", state="failing", since=NOW),)))
    for form in (digest_text, digest_html):
        told = " ".join(form(entries, language, background=well).split())
        assert "38" in told
        assert "07:00" in told
        assert "xinhua" not in told
        assert "xinhua" in form(entries, language, background=ill)
        assert "38" not in form(entries, language).rpartition("hoidam evidence")[2]


def test_faults_beyond_a_handful_are_counted(talks):
    ill = tuple(Ill(outlet=f"o{n}", state="failing", since=NOW) for n in range(30))
    text = digest_text(
        [Entry(meeting=talks, version=1)], "en", background=Background(watch=Watch(sources=38, ill=ill))
    )
    assert "38 sources are watched, 30 of them not well:" in text
    assert "and 25 more" in text
