"""Who hears of a meeting, when and how often: whatever order its reports come in, and once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from itertools import permutations
from pathlib import Path
from secrets import token_hex

import pytest

from alerts.channel import Letter
from alerts.quiet import Quiet
from alerts.subscription import Digest, Filter, Immediate, Subscription
from hoidam.analysing import analyse, expire_plans
from hoidam.composing import compose
from meetings.alert import Message
from meetings.article import Article
from storage.store import Store

AT_ONCE = Immediate(settle=timedelta(0))
DESK = Subscription(name="desk", channels=("tray",), schedule=AT_ONCE, language="en")
HOST = "Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam"
GUEST = "Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc"
OTHER = "Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc"
NOON = datetime(2024, 5, 10, 5, tzinfo=UTC)


class Tray:
    """A channel that puts letters down where a test can look at them."""

    name, recipients, waits = "tray", ("reader",), (timedelta(minutes=1),)

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:
        return letter.text.encode()

    async def send(self, message: Message, now: datetime) -> None:
        raise AssertionError("nothing is sent here")


TRAY = {"tray": Tray()}


@dataclass
class Desk:
    """A store, its subscribers, and a clock that a test sets."""

    store: Store
    readers: tuple[Subscription, ...]
    now: datetime = NOON

    def hear(self, *articles: Article, origin: str = "crawl") -> list[str]:
        self.read(*articles, origin=origin)
        return self.told()

    def read(self, *articles: Article, origin: str = "crawl") -> None:
        for article in articles:
            with self.store.transaction() as tx:
                tx.keep(article, key=article.url, now=self.now, origin=origin)
            list(analyse(self.store, self.readers, now=lambda: self.now))

    def told(self) -> list[str]:
        """The letters that are written now, each in one line."""
        made = compose(self.store, self.readers, TRAY, self.now)
        return [" ".join(message.payload.decode().split()) for message in made]

    def waits_until(self) -> datetime | None:
        with self.store.transaction() as tx:
            return min((a.due_at for a in tx.due_alerts(self.now, all_pending=True)), default=None)


@pytest.fixture
def desk(tmp_path: Path, new_store: Callable[[Path], Store]) -> Callable[..., Desk]:
    def make(*readers: Subscription) -> Desk:
        return Desk(store=new_store(tmp_path / f"{token_hex(4)}.db"), readers=readers)

    return make


def report(
    host: str, said: str = "đã hội đàm với", guest: str = GUEST, more: str = "", **fields: object
) -> Article:
    """What an outlet tells of talks on 10 May 2024, in words of its own."""
    text = f"Ngày 10/5/2024, tại Hà Nội, {HOST}, {said} {guest}.{more}"
    usual = {
        "url": f"https://{host}/hoi-dam-1.html", "outlet": host.partition(".")[0], "text": text,
        "title": "Bộ trưởng Phan Văn Giang hội đàm với lãnh đạo quốc phòng Trung Quốc",
        "published_at": NOON,
    }  # fmt: skip
    return Article(**{**usual, **fields})


def wordy(seed: str) -> str:
    """A paragraph that no other report has, so that none is a copy of another."""
    return " " + " ".join(f"Hai bên trao đổi {seed} điểm {seed}{n} của mình." for n in range(20))


FIRST = report("mot.example", more=wordy("hoa"))
SECOND = report("hai.example", "hội đàm cùng", more=wordy("lan"))
CHINESE = report(
    "www.81.cn",
    language="zh",
    title="越南国防部长潘文江与中国国防部长董军会谈",
    text="新华社河内5月10日电 越南国防部长潘文江10日在河内与到访的中国国防部长董军举行会谈。双方就两军关系交换意见。",
)


def test_a_second_source_makes_a_meeting_news_to_who_asked_for_two(desk: Callable[..., Desk]) -> None:
    office = desk(replace(DESK, filter=Filter(min_sources=2)))
    assert office.hear(FIRST) == []
    (told,) = office.hear(SECOND)
    assert "1 new" in told
    assert office.hear(report("ba.example", "gặp và hội đàm với", more=wordy("mai"))) == []


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(), Filter(outlets=("hai",), languages=("zh",), min_sources=3), Filter(persons=("zhang-youxia",)),
    ],
)  # fmt: skip
def test_whoever_is_told_is_told_once_that_it_is_new_in_whatever_order_reports_come(
    desk: Callable[..., Desk], wanted: Filter
) -> None:
    found = set()
    for order in permutations([FIRST, SECOND, CHINESE]):
        office = desk(replace(DESK, filter=wanted, news=frozenset({"new", "announced"})))
        found.add(tuple("1 new" in told for article in order for told in office.hear(article)))
    assert found == {() if wanted.persons else (True,)}


def test_what_began_to_match_by_an_import_tells_nobody(desk: Callable[..., Desk]) -> None:
    office = desk(replace(DESK, filter=Filter(min_sources=2)))
    office.hear(FIRST, origin="backfill")
    assert office.hear(SECOND, origin="import") == []
    assert office.hear(report("ba.example", "gặp và hội đàm với", more=wordy("mai"))) == []


def test_who_was_told_hears_of_the_change_by_which_it_no_longer_is_what_he_asked_for(
    desk: Callable[..., Desk],
) -> None:
    minister, late = (replace(DESK, name=name, filter=Filter(persons=("dong-jun",))) for name in ("a", "b"))
    office = desk(minister)
    assert len(office.hear(FIRST)) == 1
    office.readers = (minister, late)
    mended = report("mot.example", guest=OTHER, more=wordy("hoa"), url=FIRST.url)
    (told,) = office.hear(mended)
    assert "Zhang Youxia" in told
    assert "Subscription: a" in told
    assert office.told() == []


def test_what_is_no_longer_asked_for_when_it_is_due_is_not_told(desk: Callable[..., Desk]) -> None:
    morning = replace(DESK, schedule=Digest(at="07:00"), filter=Filter(persons=("dong-jun",)))
    office = desk(morning)
    office.hear(FIRST)
    assert office.waits_until() is not None
    office.hear(report("mot.example", guest=OTHER, more=wordy("hoa"), url=FIRST.url))
    office.now += timedelta(days=1)
    assert office.told() == []
    assert office.waits_until() is None


def test_the_other_sides_press_is_news_once(desk: Callable[..., Desk]) -> None:
    vietnamese = report("qdnd.vn", more=wordy("hoa"))
    again = replace(
        CHINESE, url="http://www.mod.gov.cn/2.html", outlet="mod", text=CHINESE.text + "双方还谈到边境。"
    )
    for first, second in ((vietnamese, CHINESE), (CHINESE, vietnamese)):
        office = desk(DESK)
        assert "1 new" in office.hear(first)[0]
        (told,) = office.hear(second)
        assert "Second side: reported by the press of" in told
        assert office.hear(again) == []


def test_kinds_of_news_are_chosen_and_what_was_left_out_is_told_with_the_next(
    desk: Callable[..., Desk],
) -> None:
    office = desk(replace(DESK, news=frozenset({"announced", "held"})))
    plan = report("mot.example", "sẽ hội đàm với", title="Hai bộ trưởng sẽ hội đàm")
    assert len(office.hear(plan)) == 1
    off = f"Cuộc hội đàm giữa {HOST}, và {GUEST}, dự kiến diễn ra ngày 10/5/2024 tại Hà Nội, đã bị hoãn."
    title = "Cuộc hội đàm giữa hai bộ trưởng bị hoãn"
    later = NOON + timedelta(days=1)
    put_off = replace(plan, url="https://mot.example/2", text=off, title=title, published_at=later)
    assert office.hear(put_off) == []
    anew = plan.text.replace("10/5", "20/6")
    planned = replace(plan, url="https://mot.example/3", text=anew, published_at=NOON + timedelta(days=30))
    (told,) = office.hear(planned)
    assert "Date: 10 May 2024 → 20 June 2024" in told
    assert "Status:" not in told, "its reader was never told that it was put off"


def test_quiet_hours_keep_alerts_until_the_morning_unless_they_are_urgent(desk: Callable[..., Desk]) -> None:
    night = Quiet(start=time(22), end=time(6, 30), unless_weight=5)
    quiet = replace(DESK, schedule=Immediate(settle=timedelta(0), quiet=night))
    patient = replace(
        quiet,
        name="patient",
        schedule=Immediate(settle=timedelta(0), quiet=replace(night, unless_weight=None)),
    )
    office = desk(quiet, patient)
    office.now = datetime(2024, 5, 10, 16, tzinfo=UTC)
    (told,) = office.hear(FIRST)
    assert "Subscription: desk" in told
    assert office.waits_until() == datetime(2024, 5, 10, 23, 30, tzinfo=UTC)
    office.now = datetime(2024, 5, 10, 23, 30, tzinfo=UTC)
    (told,) = office.told()
    assert "Subscription: patient" in told


@pytest.mark.parametrize(("origin", "heard"), [("backfill", 0), ("import", 0), ("crawl", 1)])
def test_a_plan_from_the_past_that_nobody_reports_tells_nobody(
    desk: Callable[..., Desk], origin: str, heard: int
) -> None:
    office = desk(replace(DESK, news=frozenset({"unreported"})))
    office.hear(report("mot.example", "sẽ hội đàm với", title="Hai bộ trưởng sẽ hội đàm"), origin=origin)
    office.now = NOON + timedelta(days=12)
    assert len(expire_plans(office.store, office.readers, office.now)) == 1
    assert len(office.told()) == heard


def test_what_was_held_long_before_its_first_report_is_told_to_nobody(desk: Callable[..., Desk]) -> None:
    for days, letters in ((59, 1), (63, 0)):
        office = desk(DESK)
        office.now = NOON + timedelta(days=days)
        assert len(office.hear(replace(FIRST, published_at=office.now))) == letters


def test_who_was_told_of_it_hears_that_it_was_held_long_before(desk: Callable[..., Desk]) -> None:
    office = desk(DESK)
    assert len(office.hear(FIRST)) == 1
    office.readers = (DESK, replace(DESK, name="late"))
    (told,) = office.hear(replace(FIRST, text=FIRST.text.replace("10/5/2024", "10/2/2024")))
    assert "10 May 2024 → 10 February 2024" in told
    assert "Subscription: desk" in told
