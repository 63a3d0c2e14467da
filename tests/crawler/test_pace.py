"""What a walk back says of how far it is and how long it takes; which days it is for, and where it asks nothing."""

from datetime import date, datetime, timedelta

import pytest

from crawler.outlet import DatedListing, DatedSitemap, Feed, Listing, Outlet, Source
from tests.crawler.test_archives import LAST, REQUEST, SINCE, Leads, Part, walk

NEWS = "https://news.example"
SITEMAP = DatedSitemap(f"{NEWS}/ngay-{{day:%Y-%m-%d}}.xml")
MONTH = LAST - timedelta(days=30)


def outlet(*sources: Source, zone: str = "Asia/Ho_Chi_Minh") -> Outlet:
    return Outlet(
        name="news",
        title="News",
        hosts=("news.example",),
        article_path=r"/tin-(?P<id>\d+)\.html",
        sources=sources,
        zone=zone,
    )


def articles(url: str, number: int = 20) -> Leads:
    """That many on a page of the archive, which stand on no other."""
    first = sum(map(ord, url)) * 100_000 + int("".join(filter(str.isdigit, url))[-6:] or 0) * 100
    return [(f"{NEWS}/tin-{first + n}.html", None) for n in range(number)]


def said(journal) -> list[tuple[timedelta, timedelta | None]]:
    """At each step the time that was left indeed, and what was said of it."""
    end = journal.steps[-1][1]
    return [
        (end - clock, None if step.seconds_left is None else timedelta(seconds=step.seconds_left))
        for step, clock in journal.steps
    ]


KINDS = {
    "sitemaps behind feeds": (*(Feed(f"{NEWS}/rss/{n}") for n in range(6)), SITEMAP),
    "a list behind sitemaps": (SITEMAP, Listing(f"{NEWS}/", further=f"{NEWS}/trang-{{page}}", pages=30)),
    "lists of a day": (DatedListing(f"{NEWS}/{{day:%Y-%m-%d}}/{{page}}", pages=9),),
}


@pytest.mark.parametrize("sources", KINDS.values(), ids=KINDS)
def test_the_time_that_is_left_is_right_or_not_said(sources: tuple[Source, ...]) -> None:
    """A feed holds two articles, a day twenty, and the third page of a day's list none."""

    def answer(url: str) -> Leads:
        return (
            []
            if url.endswith(tuple("3456789")) and "/2026-" in url
            else articles(url, 2 if "rss" in url else 20)
        )

    told = said(walk(Part(outlet(*sources), answer), since=MONTH))
    known = [(left, about) for left, about in told if about is not None]
    assert len(known) > len(told) / 3
    assert told[0][1] is None
    for left, about in known[len(known) // 2 :]:
        assert abs(about - left) <= max(left / 5, 43 * REQUEST), "or as long as a day takes"
    for left, about in known:
        assert about >= left * 4 / 5, "it is never far too short"
    assert told[-2][1] == told[-2][0], "of the last page, all that waits is known"
    assert told[-1] == (timedelta(0), timedelta(0))


@pytest.mark.parametrize("waiting", [0, 1, 19])
def test_a_walk_that_goes_on_says_from_the_first_nothing_that_is_far_too_short(waiting: int) -> None:
    """Of the page where it was interrupted all is known, and what it led to waits or is kept."""
    part = Part(outlet(Feed(f"{NEWS}/rss"), SITEMAP), articles, waiting=waiting)
    days = [f"{NEWS}/ngay-{LAST - timedelta(days=back)}.xml" for back in range(11)]
    interrupted = days[10]
    part.answer = lambda url: [] if url == interrupted else articles(url)
    journal = walk(part, been=[f"{NEWS}/rss", *days[:10]], since=MONTH)
    assert part.asked[0] == interrupted
    assert [step.done for step, _ in journal.steps][:3] == [12, 13, 14]
    told = said(journal)
    assert [about for _, about in told][:2] == [None, None]
    known = [(left, about) for left, about in told if about is not None]
    assert len(known) > 15
    for left, about in known:
        assert about >= left / 2
    for left, about in known[9:]:
        assert abs(about - left) <= left / 5


def test_a_clock_that_is_set_back_makes_no_time_negative() -> None:
    part = Part(outlet(SITEMAP), articles)

    def answer(url: str) -> Leads:
        if url.endswith("28.xml"):
            part.clock -= timedelta(days=400)
        return articles(url)

    part.answer = answer
    assert min(step.seconds_left or 0 for step, _ in walk(part, since=MONTH).steps) == 0


def test_an_outlet_that_wants_to_be_left_alone_is_asked_for_nothing() -> None:
    part = Part(outlet(SITEMAP), articles)
    part.is_resting = True
    assert walk(part).steps == []
    assert (part.asked, part.waiting) == ([], 0)


def test_who_is_sent_away_by_what_waited_does_not_ask_the_archive() -> None:
    part = Part(outlet(SITEMAP), articles)

    async def follow() -> None:
        part.left = True

    part.follow = follow
    assert walk(part).steps == []
    assert part.asked == []


@pytest.mark.parametrize("last", [30, 28], ids=["within", "at the end"])
def test_a_page_whose_sections_sent_us_away_is_asked_for_again_by_the_next_walk(last: int) -> None:
    part = Part(outlet(SITEMAP), articles)

    def answer(url: str) -> Leads:
        part.left = url.endswith(f"{last}.xml")
        return articles(url)

    part.answer = answer
    days = [f"{NEWS}/ngay-2026-03-{day}.xml" for day in range(31, last - 1, -1)]
    assert [step.url for step, _ in walk(part).steps] == days[:-1], (
        "nor is it told that the walk is at its end"
    )
    assert part.asked == days


def test_of_further_pages_that_are_closed_one_is_asked_for_and_what_is_open_is_walked() -> None:
    closed = Listing(f"{NEWS}/", further=f"{NEWS}/trang-{{page}}", pages=9)
    part = Part(outlet(closed, SITEMAP), lambda url: None if "trang" in url else articles(url))
    part.none = "refused"
    walk(part)
    days = [f"{NEWS}/ngay-2026-03-{day}.xml" for day in (31, 30, 29, 28)]
    assert part.asked == [f"{NEWS}/", f"{NEWS}/trang-2", *days]


def test_a_list_is_walked_to_the_end_of_its_first_day() -> None:
    days = dict(enumerate([1, 0, 0, -1, -1], start=2))
    listing = Listing(f"{NEWS}/", further=f"{NEWS}/trang-{{page}}", pages=6)

    def answer(url: str) -> Leads:
        page = int(url.rpartition("-")[2]) if "-" in url else 2
        return [(f"{NEWS}/tin-{page}{n}.html", SINCE + timedelta(days=days[page])) for n in range(3)]

    part = Part(outlet(listing), answer)
    walk(part)
    assert part.asked == [f"{NEWS}/", *(f"{NEWS}/trang-{page}" for page in (2, 3, 4, 5))]
    assert {lead.key for lead in part.wanted} == {f"news.example:{p}{n}" for p in (2, 3, 4) for n in range(3)}


@pytest.mark.parametrize(
    ("hour", "zone", "first"),
    [
        (16, "Asia/Ho_Chi_Minh", LAST),
        (17, "Asia/Ho_Chi_Minh", LAST + timedelta(days=1)),
        (3, "America/New_York", LAST - timedelta(days=1)),
        (4, "America/New_York", LAST),
    ],
)
def test_today_is_that_of_the_outlet(hour: int, zone: str, first: date) -> None:
    part = Part(outlet(SITEMAP, zone=zone), articles, hour=hour)
    walk(part, until=None)
    assert part.asked[0] == f"{NEWS}/ngay-{first}.xml"


def test_a_walk_asks_for_its_days_and_no_others() -> None:
    part = Part(outlet(SITEMAP), articles)
    walk(part, since=LAST - timedelta(days=4), until=LAST - timedelta(days=2))
    assert part.asked == [f"{NEWS}/ngay-2026-03-{day}.xml" for day in (29, 28, 27)]


@pytest.mark.parametrize(
    ("published", "until", "is_wanted"),
    [
        ("2026-03-28T00:00:00+07:00", LAST, True),
        ("2026-03-27T23:59:59+07:00", LAST, False),
        ("2026-03-27T17:00:00+00:00", LAST, True),
        ("2026-03-27T16:59:59+00:00", LAST, False),
        ("2026-03-31T23:59:59+07:00", LAST, True),
        ("2026-03-31T17:00:00+00:00", LAST, False),
        ("2026-03-31T17:00:00+00:00", None, True),
        ("2026-03-27T16:59:59+00:00", None, False),
    ],
)
def test_the_days_of_a_walk_begin_and_end_at_the_midnights_of_the_outlet(
    published: str, until: date | None, is_wanted: bool
) -> None:
    part = Part(outlet(SITEMAP), lambda _: [(f"{NEWS}/tin-1.html", datetime.fromisoformat(published))])
    walk(part, until=until)
    assert bool(part.wanted) == is_wanted
