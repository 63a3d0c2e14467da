"""Invented newsrooms: what each publishes when, by a seed, and how it lays out its pages and sources."""

import random
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from math import exp
from typing import Any, Literal
from zoneinfo import ZoneInfo

from crawler.declared import DeclaredOutlet
from crawler.outlet import Outlet
from hoidam.samples.articles import sample_articles

RATES = (
    400, 250, 150, 120, 90, 70, 60, 50, 40, 35, 30, 25, 22, 20, 18,
    16, 14, 12, 10, 9, 8, 7, 6, 5, 5, 4, 4, 3, 2, 2,
)  # fmt: skip
"""Articles a day: from a news agency to a ministry's portal."""
HOURS = (
    0.2, 0.1, 0.1, 0.1, 0.2, 0.8, 1.5, 1.6, 1.7, 1.7, 1.7, 1.5,
    1.1, 1.2, 1.6, 1.7, 1.7, 1.5, 1.2, 1.1, 1.0, 0.9, 0.7, 0.4,
)  # fmt: skip
WEEKDAYS = (1.08, 1.08, 1.08, 1.08, 1.08, 0.85, 0.75)
SECTIONS = ("chinh-tri", "the-gioi", "kinh-te", "doi-song")
_OURS, _EDITED = 0.02, 0.03
"""Shares of articles: those on our subject, those that are edited."""
_WHERE = {
    "vi": ("Hà Nội", "Huế", "Đà Nẵng", "Cần Thơ", "Lào Cai", "Vinh"),
    "en": ("Hanoi", "Hue", "Da Nang", "Can Tho", "Lao Cai", "Vinh"),
    "zh": ("河内", "顺化", "岘港", "南宁", "昆明", "广州"),
}
_SAID = {
    "vi": (
        "Giá cà phê tại {where} hôm nay tăng {n} đồng một ký so với tuần trước, theo sở công thương địa phương.",
        "Khoảng {n} hộ dân ở {where} đã có nước sạch sau khi công trình cấp nước mới đi vào hoạt động.",
        "Ban tổ chức hội sách {where} cho biết đã đón {n} lượt khách trong ngày đầu tiên mở cửa.",
        "Trường trung học ở {where} trao {n} suất học bổng cho học sinh vượt khó trong năm học này.",
        "Ngành đường sắt tăng thêm {n} chuyến tàu đến {where} để phục vụ hành khách dịp cuối tuần.",
    ),
    "en": (
        "Coffee prices in {where} rose by {n} dong a kilo compared with last week, the local office said.",
        "Some {n} households in {where} have clean water since the new waterworks went into operation.",
        "The book fair of {where} counted {n} visitors on its first day, according to its organisers.",
        "A secondary school in {where} gave {n} grants to pupils in need at the end of the school year.",
        "The railway runs {n} more trains to {where} so that everybody finds a seat at the weekend.",
    ),
    "zh": (
        "据当地部门介绍，{where}咖啡价格本周每公斤上涨{n}盾，果农们普遍对今年的收成感到满意，市场需求稳定。",
        "{where}新的供水工程投入使用以后，大约{n}户居民用上了干净的自来水，生活比以前方便了许多。",
        "{where}书展主办方表示，开幕第一天共接待了{n}名读者，其中有不少学生和老人，现场气氛热烈。",
        "{where}一所中学在学年结束时向{n}名学生颁发了助学金，校长希望他们继续努力学习，回报社会。",
        "为了方便旅客在周末出行，铁路部门向{where}增开了{n}趟列车，车票可以在网上和车站购买。",
    ),
}
_TITLES = {
    "vi": "Chuyện số {n} ở {where}: {m} điều người dân quan tâm",
    "en": "Story {n} from {where}: {m} things that people care for",
    "zh": "{where}第{n}号新闻：百姓关心的{m}件事",
}
Template = Literal["classic", "modern", "old"]
TEMPLATES: tuple[Template, ...] = ("classic", "modern", "old")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article of a newsroom; `said_at` is the date it claims, `edited_at` when its words change."""

    number: int
    published_at: datetime
    said_at: datetime
    section: str
    title: str
    paragraphs: tuple[str, ...]
    ours: bool
    edited_at: datetime | None = None

    def title_at(self, now: datetime) -> str:
        return f"{self.title} (*)" if self.is_edited(now) else self.title

    def is_edited(self, now: datetime) -> bool:
        return self.edited_at is not None and self.edited_at <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The last `size` articles of some sections, in one of the dialects; `twin` announces ``m.`` addresses."""

    path: str
    form: Literal["rss", "atom", "rdf", "listing", "news_sitemap", "dated_sitemap"]
    sections: tuple[str, ...] = SECTIONS
    size: int = 30
    twin: bool = False


@dataclass(slots=True, kw_only=True)
class Newsroom:
    """An outlet as its editors know it; `stories` are in the order of their publication."""

    name: str
    host: str
    language: Literal["vi", "en", "zh"]
    per_day: float
    template: Template
    feeds: tuple[Feed, ...]
    validates: bool
    crawl_delay: int = 0
    back_dated: bool = False
    stories: list[Story] = field(default_factory=list)
    _by_feed: dict[str, tuple[list[datetime], list[Story]]] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo("Asia/Shanghai" if self.language == "zh" else "Asia/Ho_Chi_Minh")

    @property
    def has_archive(self) -> bool:
        return any(feed.form in {"listing", "dated_sitemap"} for feed in self.feeds)

    def path(self, story: Story) -> str:
        if self.language == "zh":
            return f"/{story.said_at.astimezone(self.zone):%Y-%m/%d}/content_{story.number}.htm"
        return f"/{story.section}/tin-{story.number}.html"

    def listed(self, feed: Feed, now: datetime, page: int = 1) -> list[Story]:
        """What stands in a feed at a time, the newest first; `page` counts from 1."""
        moments, stories = self._in(feed)
        end = bisect_right(moments, now) - (page - 1) * feed.size
        return stories[max(0, end - feed.size) : max(0, end)][::-1]

    def of_day(self, day: date, now: datetime) -> list[Story]:
        return [
            s for s in self.stories if s.published_at <= now and s.said_at.astimezone(self.zone).date() == day
        ]

    def of_two_days(self, now: datetime) -> list[Story]:
        return [s for s in self.stories if now - timedelta(days=2) <= s.published_at <= now][::-1]

    def _in(self, feed: Feed) -> tuple[list[datetime], list[Story]]:
        if feed.path not in self._by_feed:
            stories = [story for story in self.stories if story.section in feed.sections]
            self._by_feed[feed.path] = ([story.published_at for story in stories], stories)
        return self._by_feed[feed.path]

    def _of(self, *forms: str) -> list[Feed]:
        return [feed for feed in self.feeds if feed.form in forms]

    def declared(self) -> Outlet:
        """As ``[[outlets]]`` of a configuration declares it."""
        at = f"http://{self.host}"
        table: dict[str, Any] = {
            "name": self.name,
            "host": self.host,
            "language": self.language,
            "article": r"/\d{4}-\d\d/\d\d/content_(?P<id>\d+)\.htm"
            if self.language == "zh"
            else r"/[a-z-]+/tin-(?P<id>\d+)\.html",
            "feeds": [at + feed.path for feed in self._of("rss", "atom", "rdf")],
            "news_sitemaps": [at + feed.path for feed in self._of("news_sitemap")],
            "dated_sitemaps": [at + feed.path + "?day={day:%Y-%m-%d}" for feed in self._of("dated_sitemap")],
            "listings": [
                {"url": at + feed.path, "further": at + feed.path + "?page={page}", "pages": 20}
                for feed in self._of("listing")
            ],
            "layout": LAYOUTS[self.template],
        }
        return DeclaredOutlet(**table).outlet()


LAYOUTS: Mapping[Template, Mapping[str, str]] = {
    "classic": {"body": "div.detail", "date": "span.date", "prune": ".related"},
    "modern": {"body": "article .content", "date": "time", "lead": "p.sapo"},
    "old": {"headline": "td.title", "body": "td#content", "date": "td.when"},
}


def newsrooms(
    seed: int, begin: datetime, end: datetime, *, number: int, share: Mapping[date, float] = {}
) -> list[Newsroom]:
    """So many of them with what they publish; `share` is what of the usual a day brings, as on a holiday."""
    chosen = [RATES[i * len(RATES) // number] for i in range(number)]
    made = [_newsroom(i, rate) for i, rate in enumerate(chosen)]
    for room in made:
        rng = random.Random(f"{seed}/{room.name}")
        published = [*_before(room, begin, rng), *moments(room.per_day, begin, end, share, rng)]
        publish(room, published, rng)
    return made


def publish(room: Newsroom, more: Sequence[datetime], rng: random.Random) -> None:
    """Let a newsroom publish at these moments besides what it does; numbers follow the times."""
    everything = sorted([*(s.published_at for s in room.stories), *more])
    room.stories = [_story(room, 100_000 + i, moment, rng) for i, moment in enumerate(everything)]


def _newsroom(i: int, rate: float) -> Newsroom:
    language: Literal["vi", "en", "zh"] = "zh" if i % 5 == 3 else "en" if i % 7 == 4 else "vi"
    listing = Feed(path="/moi-nhat", form="listing", size=25)
    kinds: tuple[tuple[Feed, ...], ...] = (
        (
            Feed(path="/rss/all.rss", form="rss", size=50),
            Feed(path="/rss/politics.rss", form="rss", sections=SECTIONS[:2]),
            listing,
        ),
        (Feed(path="/atom.xml", form="atom"),),
        (
            *(
                Feed(path=f"/rss/{n}.rss", form="rss", sections=SECTIONS[n : n + 3], size=20)
                for n in range(3)
            ),
            Feed(path="/sitemap.xml", form="dated_sitemap"),
        ),
        (Feed(path="/index.rdf", form="rdf", size=40), Feed(path="/news.xml", form="news_sitemap")),
        (listing,),
        (Feed(path="/rss/home.rss", form="rss"), Feed(path="/rss/m.rss", form="rss", twin=True, size=20)),
    )
    return Newsroom(
        name=f"outlet_{i:02}",
        host=f"outlet-{i:02}.example",
        language=language,
        per_day=rate,
        template=TEMPLATES[i % len(TEMPLATES)],
        feeds=kinds[i % len(kinds)],
        validates=i % 2 == 0,
        crawl_delay=10 if i % 10 == 9 else 0,
        back_dated=i % 15 == 13,
    )


def _before(room: Newsroom, begin: datetime, rng: random.Random) -> list[datetime]:
    """As much as fills its feeds when we come."""
    days = 60 / room.per_day
    return [begin - timedelta(days=rng.random() * days) for _ in range(60)]


def moments(
    per_day: float, begin: datetime, end: datetime, share: Mapping[date, float], rng: random.Random
) -> Iterator[datetime]:
    hour = begin
    while hour < end:
        local = hour.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
        rate = (
            per_day * HOURS[local.hour] / sum(HOURS) * WEEKDAYS[local.weekday()] * share.get(local.date(), 1)
        )
        for _ in range(_poisson(rate, rng)):
            moment = hour + timedelta(seconds=rng.randrange(3_600))
            if moment < end:
                yield moment
        hour += timedelta(hours=1)


def _poisson(rate: float, rng: random.Random) -> int:
    number, product, least = 0, rng.random(), exp(-rate)
    while product > least:
        number, product = number + 1, product * rng.random()
    return number


@cache
def _ours() -> Sequence[tuple[str, tuple[str, ...]]]:
    """Title and paragraphs of the sample articles on our subject."""
    samples = [versions[0] for versions in sample_articles()]
    return [
        (s.title, (s.lead, *s.paragraphs))
        for s in samples
        if "Trung Quốc" in s.title and "Quốc phòng" in s.title
    ]


def _story(room: Newsroom, number: int, moment: datetime, rng: random.Random) -> Story:
    where = _WHERE[room.language]
    ours = rng.random() < _OURS and room.language == "vi"
    if ours:
        title, paragraphs = rng.choice(_ours())
        title = f"{title} [{number}]"
    else:
        title = _TITLES[room.language].format(n=number, where=rng.choice(where), m=rng.randrange(2, 9))
        said = rng.sample(_SAID[room.language], 4)
        paragraphs = tuple(s.format(where=rng.choice(where), n=rng.randrange(100, 9_999)) for s in said)
    edited_at = moment + timedelta(minutes=rng.randrange(40, 400)) if rng.random() < _EDITED else None
    back = timedelta(days=rng.choice((0, 1, 2, 3))) if room.back_dated else timedelta()
    return Story(
        number=number,
        published_at=moment,
        said_at=moment.astimezone(UTC) - back,
        section=rng.choice(SECTIONS),
        title=title,
        paragraphs=paragraphs,
        ours=ours,
        edited_at=edited_at,
    )
