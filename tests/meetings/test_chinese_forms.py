"""The forms in which the Chinese press tells of an encounter: sentences with slots, filled at random.

A row of a table is a form of our own phrasing; whatever fills its slots, it has to be read as it says. New
people, ways to tell a day, datelines and sentences are further entries of the tables.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import read

DRAWS = 10
"""Fillings of each form."""
FIRST_DAY, DAYS = date(2024, 10, 22), 60
"""All people of the tables hold their posts on these days."""

Days = tuple[date, date]


@dataclass(frozen=True)
class Person:
    told: str
    """As the press of either country names him."""
    who: str
    """His id, or his name where the gazetteer does not know him."""


GIANG = Person("越南国防部长潘文江", "phan-van-giang")
DONG = Person("国防部长董军", "dong-jun")
ZHANG = Person("中央军委副主席张又侠上将", "zhang-youxia")
CHIEN = Person("越南国防部副部长黄春战上将", "hoang-xuan-chien")
ATTACHE = Person("中国驻越南国防武官潘涛大校", "pan-tao")
AMBASSADOR = Person("中国驻越南大使何炜", "he-wei")
COUNTERPARTS = (
    (GIANG, DONG),
    (Person("越南国防部长潘文江大将", "phan-van-giang"), Person("中国国防部长董军上将", "dong-jun")),
    (Person("越南国防部长潘文江", "phan-van-giang"), Person("国防部长李建国", "李建国")),
    (CHIEN, Person("中央军委联合参谋部副参谋长李建国中将", "李建国")),
    (Person("越南人民军总参谋长阮新疆", "nguyen-tan-cuong"), Person("中央军委联合参谋部参谋长刘振立上将", "liu-zhenli")),
    (Person("越南第二军区副司令员陈文海少将", "陈文海"), Person("云南省军区副司令员李建国少将", "李建国")),
    (Person("越南海警司令黎光道中将", "le-quang-dao"), Person("中国海警局局长郁忠", "yu-zhong")),
)  # fmt: skip
GUESTS_OF_VIETNAM = ((GIANG, AMBASSADOR), (CHIEN, ATTACHE), (CHIEN, AMBASSADOR))
LEADERS = (
    (Person("越共中央总书记苏林", "to-lam"), ZHANG),
    (Person("越南政府总理范明政", "pham-minh-chinh"), DONG),
)
CAPITALS = (("河内", "hanoi"), ("北京", "beijing"))
WEEK = "一二三四五六日"

# How a day is told, and on which day after it the report appears.
TOLD_DAYS: tuple[tuple[Callable[[date], str], int], ...] = (
    (lambda d: f"{d.month}月{d.day}日", 1),
    (lambda d: f"{d.year}年{d.month}月{d.day}日", 2),
    (lambda d: f"{d.month}月{d.day}日上午", 0),
    (lambda d: f"当地时间{d.month}月{d.day}日", 1),
    (lambda d: f"{d.day}日", 1),
    (lambda d: f"{d.day}日下午", 0),
    (lambda d: f"昨({d.day})日", 1),
    (lambda _: "昨天", 1),
    (lambda _: "今天上午", 0),
    (lambda d: f"星期{WEEK[d.weekday()]}", 2),
    (lambda d: f"周{WEEK[d.weekday()]}（{d.month}月{d.day}日）", 1),
)
TOLD_SPANS: tuple[Callable[[date, date], str], ...] = (
    lambda a, b: f"{a.month}月{a.day}日至{b.month}月{b.day}日",
    lambda a, b: f"从{a.month}月{a.day}日到{b.day}日",
    lambda a, b: f"{a.month}月{a.day}日—{b.day}日",
    lambda a, b: f"{a.month}月{a.day}-{b.day}日",
    lambda a, b: f"{a.year}年{a.month}月{a.day}日至{b.day}日",
)
DATELINES: tuple[Callable[[date], str], ...] = (
    lambda _: "",
    lambda d: f"新华社南宁{d.month}月{d.day}日电（记者 王某、李某）",
    lambda d: f"中新网{d.month}月{d.day}日电 ",
    lambda d: f"本报南宁{d.month}月{d.day}日讯 记者王某报道：",
    lambda _: "央视网消息：",
    lambda _: "越通社谅山——",
    lambda _: "(VOVWORLD) - ",
    lambda _: "据国防部网站消息，",
)
ENDINGS = (
    "",
    "双方就两军关系和共同关心的问题交换了意见。",
    "中越两军近年来交往密切。（完）",
    "（责任编辑：王某）",
)

TALKS = (
    "{cn}{day}在{place}同{vn}举行会谈。",
    "{day}，{cn}在{place}与{vn}会谈。",
    "{day}，{vn}与{cn}在{place}举行会谈。",
    "{day}，{cn}在{place}会见来访的{vn}。",
    "{day}，{vn}在{place}会晤{cn}。",
    "{day}，在{place}，{vn}与{cn}举行了会谈。",
    "{day}，{cn}在{place}同{vn}举行会谈。会谈后，双方签署合作谅解备忘录。",
)
FAR = (
    ("phone", "{cn}{day}同{vn}通电话。"),
    ("phone", "{day}，{vn}与{cn}通电话。"),
    ("video_talks", "{cn}{day}以视频方式同{vn}举行会谈。"),
    ("video_talks", "{day}，{vn}与{cn}举行视频会晤。"),
)
RECEPTIONS = (
    "{day}，{vn}在河内会见了{cn}。",
    "{vn}{day}在国防部总部会见前来礼节性拜会的{cn}。",
    "{day}，{vn}在河内接见即将离任的{cn}。",
)
CALLS = (
    ("call", "{day}，{cn}在河内拜会{vn}。"),
    ("receive", "{vn}{day}在河内会见正在越南进行正式访问的{cn}。"),
    ("receive", "{day}，{vn}在河内会见了到访的{cn}一行。"),
)
SIDELINES = (
    "{day}，{cn}在万象出席东盟防长扩大会期间会见{vn}。",
    "在万象出席东盟防长扩大会之际，{day}，{vn}与{cn}举行双边会晤。",
    "{day}，{cn}在万象出席东盟防长扩大会期间，分别会见老挝国防部长坎良、{vn}。",
)
# What takes place on one day without a head named: kind, form, places, mechanism and number.
ACTS: tuple[tuple[str, str, set[str], tuple[str, int | None] | None], ...] = (
    ("dialogue", "{day}，第八次越中国防战略对话在河内举行。", {"hanoi"}, ("defence_strategic_dialogue", 8)),
    ("dialogue", "第十一次中越防务安全磋商{day}在北京举行。", {"beijing"}, ("defence_strategic_dialogue", 8)),
    ("working_meeting", "{day}，中越海警第八次高级别工作会晤在广州举行。", {"guangzhou"}, ("coast_guard_high_level_meeting", 8)),
    ("working_meeting", "{day}，中越海军北部湾联合巡逻第17次年会在海防举行。", {"hai-phong"}, ("navy_annual_patrol_meeting", 17)),
    ("working_meeting", "{day}，第九次中越边境国防友好交流活动筹备会在南宁举行。", {"nanning"}, None),
    ("exercise", "{day}，中越两军在广西崇左举行联合反恐演练。", {"chongzuo"}, None),
    ("joint_patrol_land", "{day}，越南老街省边防部队与中国云南河口边防连开展联合巡逻。", {"lao-cai", "hekou"}, None),
    ("joint_patrol_land", "{day}，中越边防部队在友谊关—友谊口岸举行联合巡逻。", {"youyiguan", "huu-nghi"}, None),
    ("twinning", "{day}，越南芒街边防屯与中国广西东兴边防连结为友好哨所。", {"mong-cai", "dongxing"}, None),
)  # fmt: skip
# What takes place on several days.
STAYS: tuple[tuple[str, str, set[str], tuple[str, int | None] | None], ...] = (
    ("border_exchange", "{days}，第九次中越边境国防友好交流活动在广西东兴和越南广宁举行。", {"dongxing", "quang-ninh"}, ("border_defence_friendship_exchange", 9)),
    ("border_exchange", "越中第九次边境国防友好交流活动于{days}在越南谅山和中国广西凭祥举行。", {"lang-son", "pingxiang"}, ("border_defence_friendship_exchange", 9)),
    ("joint_patrol_sea", "{days}，中国海军与越南海军在北部湾海域开展第38次联合巡逻。", {"gulf-of-tonkin"}, ("gulf_of_tonkin_navy_patrol", 38)),
    ("joint_patrol_sea", "{days}，中越海警在北部湾开展联合巡逻，这是双方2006年以来的第28次联合巡逻。", {"gulf-of-tonkin"}, ("coast_guard_joint_patrol", 28)),
    ("port_call", "应中国海军邀请，越南海军“陈兴道”号护卫舰{days}对湛江进行友好访问。", {"zhanjiang"}, ("navy_ship_visit", None)),
    ("port_call", "{days}，中国海军戚继光舰访问越南岘港。", {"da-nang"}, ("navy_ship_visit", None)),
    ("exercise", "“携手同行”中越陆军联合训练{days}在广西崇左举行。", {"chongzuo"}, ("joint_army_training", None)),
    ("young_officers", "第四次中越青年军官友好交流活动{days}在河内举行。", {"hanoi"}, ("young_officers_exchange", 4)),
)  # fmt: skip
PLANS = (
    ("announced", "第九次中越边境国防友好交流活动将于{days}在广西和越南谅山举行。"),
    ("announced", "越南国防部今天在河内举行新闻发布会，通报第九次越中边境国防友好交流活动情况。活动将于{days}在越南谅山和中国广西举行。"),
    ("postponed", "原定{days}举行的第九次中越边境国防友好交流活动推迟举行。"),
    ("cancelled", "由于日程安排原因，中方取消了原定于{days}举行的中越两军第九次边境国防友好交流活动。"),
)  # fmt: skip


def draws(form: str) -> Iterator[Random]:
    for n in range(DRAWS):
        yield Random(f"{form}{n}")  # noqa: S311 - the same each time


def filled(draw: Random, form: str, **slots: str) -> tuple[Encounter, Days]:
    """The main encounter that a filling tells of, and its days."""
    first = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    day, later = draw.choice(TOLD_DAYS)
    last = first + timedelta(days=1) if "{days}" in form else first
    spans = TOLD_SPANS if last.month == first.month else TOLD_SPANS[:1]
    published = last + timedelta(days=later)
    if slots.pop("ahead", None):
        published = first - timedelta(days=2)
    told = form.format(day=day(first), days=draw.choice(spans)(first, last), **slots)
    return main(draw, told, published), (first, last)


def main(draw: Random, told: str, published: date) -> Encounter:
    written = datetime(published.year, published.month, published.day, 4, tzinfo=UTC)
    text = f"{draw.choice(DATELINES)(published)}{told}\n{draw.choice(ENDINGS)}"
    found = read(Article(url="https://example.org/1", outlet="mau", title="中越两军交往", text=text, published_at=written, language="zh"))  # fmt: skip
    assert found, text
    return found[0]


def heads(found: Encounter) -> tuple[list[str | None], list[str | None]]:
    vietnam, china = ([p.person or p.name for p in found.heads(side)] for side in ("VN", "CN"))
    return vietnam, china


def met(found: Encounter) -> tuple[str, Days, set[str], tuple[list[str | None], list[str | None]]]:
    assert (found.status, found.date_precision) == ("held", "day")
    assert found.start
    assert found.end
    return found.kind, (found.start, found.end), {p.id for p in found.places}, heads(found)


@pytest.mark.parametrize("form", TALKS)
def test_talks_of_equals(form: str) -> None:
    for draw in draws(form):
        (vn, cn), (place, where) = draw.choice(COUNTERPARTS), draw.choice(CAPITALS)
        found, days = filled(draw, form, vn=vn.told, cn=cn.told, place=place)
        assert met(found) == ("talks", days, {where}, ([vn.who], [cn.who]))


@pytest.mark.parametrize(("kind", "form"), FAR)
def test_talks_from_afar(kind: str, form: str) -> None:
    for draw in draws(form):
        vn, cn = draw.choice(COUNTERPARTS)
        found, days = filled(draw, form, vn=vn.told, cn=cn.told)
        assert met(found) == (kind, days, set(), ([vn.who], [cn.who]))


@pytest.mark.parametrize(("kind", "form", "pairs"), [
    *(("receive", form, GUESTS_OF_VIETNAM) for form in RECEPTIONS), *((kind, form, LEADERS) for kind, form in CALLS),
])  # fmt: skip
def test_receptions_and_calls(kind: str, form: str, pairs: tuple[tuple[Person, Person], ...]) -> None:
    for draw in draws(form):
        vn, cn = draw.choice(pairs)
        found, days = filled(draw, form, vn=vn.told, cn=cn.told)
        assert met(found) == (kind, days, {"hanoi"}, ([vn.who], [cn.who]))


@pytest.mark.parametrize("form", SIDELINES)
def test_meetings_on_the_margins(form: str) -> None:
    for draw in draws(form):
        found, days = filled(draw, form, vn=GIANG.told, cn=DONG.told)
        assert met(found) == ("sideline", days, {"vientiane"}, ([GIANG.who], [DONG.who]))


@pytest.mark.parametrize(("kind", "form", "places", "mechanism"), [*ACTS, *STAYS])
def test_what_forces_do(
    kind: str, form: str, places: set[str], mechanism: tuple[str, int | None] | None
) -> None:
    for draw in draws(form):
        found, days = filled(draw, form)
        assert met(found) == (kind, days, places, ([], []))
        assert (found.mechanism and (found.mechanism.id, found.mechanism.ordinal)) == mechanism


@pytest.mark.parametrize(("status", "form"), PLANS)
def test_what_is_planned_or_called_off(status: str, form: str) -> None:
    for draw in draws(form):
        found, days = filled(draw, form, ahead="yes")
        assert (found.kind, found.status, (found.start, found.end)) == ("border_exchange", status, days)
        assert found.mechanism
        assert found.mechanism.ordinal == 9
