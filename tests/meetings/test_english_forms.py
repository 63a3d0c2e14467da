"""English reports in many forms: what each tells is known, as the words that fill it are drawn by lot.

To add a form, add a row to `FORMS`; to add a way in which outlets write people, days or places, add it to
their lists. `WAYS` change an article in what is no news of it, so that it must be read as before.
"""

import calendar
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reader import judge_and_read

FILLINGS = 6
"""How often each form is filled."""

# (id, name in the text)
MINISTERS = [
    (date(2014, 6, 1), ("phung-quang-thanh", "Phung Quang Thanh"), ("chang-wanquan", "Chang Wanquan")),
    (date(2018, 9, 1), ("ngo-xuan-lich", "Ngo Xuan Lich"), ("wei-fenghe", "Wei Fenghe")),
    (date(2021, 9, 1), ("phan-van-giang", "Phan Van Giang"), ("wei-fenghe", "Wei Fenghe")),
    (date(2024, 2, 1), ("phan-van-giang", "Phan Van Giang"), ("dong-jun", "Dong Jun")),
    (date(2025, 2, 1), ("phan-van-giang", "Phan Văn Giang"), ("dong-jun", "Dong Jun")),
]
UNKNOWN = {
    "VN": ["Tran Van Khoa", "Nguyen Dinh Thuan", "Bui Trong Dat"],
    "CN": ["Liu Haitao", "Qin Lifeng", "Zhao Wenbin"],
}

# how a post is told of a name
MINISTER = {
    "VN": ["Minister of National Defence General {}", "Vietnamese Defence Minister {}", "Vietnam's Defense Minister {}",
           "Politburo member, Deputy Secretary of the Central Military Commission and Minister of National Defence Gen. {}"],
    "CN": ["Chinese Defence Minister {}", "Chinese Minister of National Defence Senior Lieutenant General {}",
           "Minister of National Defence of China Sen. Lt. Gen. {}", "Chinese Defense Minister Admiral {}"],
}  # fmt: skip
ATTACHE = [
    "Chinese Defence Attaché to Vietnam Senior Colonel {}",
    "Sr. Col. {}, Chinese Defence Attache to Vietnam",
]
BORDER = {
    "VN": ["Colonel {}, Commander of the Lang Son provincial Border Guard Command"],
    "CN": ["Senior Colonel {}, Deputy Commander of a border defence brigade of China"],
}
MONTHS = [calendar.month_name[month] for month in range(1, 13)]


@dataclass(frozen=True)
class Form:
    """`text` has the slots <vn>, <cn>, <on> and <at>; `posts` say how its people are told."""

    kind: str
    text: str
    posts: tuple[list[str], list[str]] | None = None
    known: bool = True
    status: str = "held"
    days: int = 1
    at: tuple[tuple[str, str], ...] = ()
    title: str = "Vietnam, China boost military ties"


BOTH = (MINISTER["VN"], MINISTER["CN"])
IN_VIETNAM = (("in Hanoi", "hanoi"), ("in Ho Chi Minh City", "ho-chi-minh-city"), ("in Da Nang city", "da-nang"),
              ("at the Ministry of National Defence headquarters", "hanoi"))  # fmt: skip
IN_CHINA = (
    ("in Beijing", "beijing"),
    ("in Nanning, Guangxi", "nanning"),
    ("at the Bayi Building", "beijing"),
)
GULF = (("in the Gulf of Tonkin", "gulf-of-tonkin"), ("in the Beibu Gulf", "gulf-of-tonkin"))
PORTS = (("Da Nang", "da-nang"), ("Cam Ranh International Port", "cam-ranh"))

FORMS = {
    "talks at home": Form("talks", "<vn> held talks with <cn> <at> <on>.", BOTH, at=IN_VIETNAM),
    "talks, the day first": Form("talks", "<vn> <on> held talks with <cn> <at>.", BOTH, at=IN_VIETNAM),
    "talks, the other side first": Form("talks", "<cn> held talks with visiting <vn> <at> <on>.", BOTH, at=IN_CHINA),
    "talks between": Form("talks", "Talks between <vn> and <cn> took place <at> <on>.", BOTH, at=IN_VIETNAM),
    "noted as they talked": Form("talks", "Trust has grown, it was noted as <vn> held talks with <cn> <at> <on>.", BOTH, at=IN_VIETNAM),
    "both met": Form("talks", "<cn> and <vn> met <at> <on>.", BOTH, at=IN_CHINA),
    "talks of a guest": Form("talks", "<vn>, who is on a visit to China, held talks with <cn> <at> <on>.", BOTH, at=IN_CHINA),
    "talks of a guest who pays a visit": Form(
        "talks", "<vn>, who is paying an official visit to China, held talks with <cn> <at> <on>.", BOTH, at=IN_CHINA
    ),
    "talks that somebody spoke at": Form(
        "talks", "China is ready to deepen military ties, <cn> said <on> in talks with <vn> <at>.", BOTH, at=IN_CHINA
    ),
    "signed after talks": Form(
        "talks", "After their talks <at> <on>, <vn> and <cn> signed an agreement on border defence cooperation.", BOTH, at=IN_VIETNAM
    ),
    "by phone": Form("phone", "<vn> held phone talks with <cn> <on>.", BOTH),
    "spoke by phone": Form("phone", "<vn> <on> spoke by phone with <cn>.", BOTH),
    "by video": Form("video_talks", "<vn> held online talks with <cn> <on>.", BOTH),
    "by video link": Form("video_talks", "<vn> held talks with <cn>, who led his ministry's side, via video link <on>.", BOTH),
    "aside": Form("sideline", "<vn> had a bilateral meeting with <cn> <on> on the sidelines of the Shangri-La Dialogue <at>.",
                  BOTH, at=(("in Singapore", "singapore"),)),
    "attaché": Form("receive", "<vn> received <cn> <at> <on>.", (MINISTER["VN"], ATTACHE), known=False, at=IN_VIETNAM),
    "attaché, passive": Form("receive", "<cn> was received by <vn> <at> <on>.", (MINISTER["VN"], ATTACHE), known=False, at=IN_VIETNAM),
    "reception for": Form("receive", "<vn> hosted a reception <at> <on> for <cn>.", (MINISTER["VN"], ATTACHE), known=False, at=IN_VIETNAM),
    "had a reception": Form("receive", "<vn> had a reception <at> <on> for <cn>.", (MINISTER["VN"], ATTACHE), known=False, at=IN_VIETNAM),
    "said while receiving": Form(
        "receive", "<vn> expressed his hope for closer ties between the armies while receiving <cn> <at> <on>.",
        (MINISTER["VN"], ATTACHE), known=False, at=IN_VIETNAM,
    ),
    "stressed at a reception": Form(
        "receive", "<vn> stressed the need for closer ties at a reception <at> for <cn> <on>.",
        (MINISTER["VN"], ATTACHE), known=False, at=(("in Hanoi", "hanoi"), ("in Da Nang", "da-nang")),
    ),
    "told at their meeting": Form(
        "receive", "Trust matters most, <vn> told <cn> at their meeting <at> <on>.", (MINISTER["VN"], ATTACHE), known=False, at=IN_VIETNAM
    ),
    "border talks": Form("talks", "<vn>, held talks with <cn>, <at> <on>.", (BORDER["VN"], BORDER["CN"]), known=False,
                         at=(("in Lang Son", "lang-son"),)),
    "naval patrol": Form("joint_patrol_sea", "The navies of Vietnam and China conducted their 33rd joint patrol <at> <on>.", days=2, at=GULF),
    "coast guard patrol": Form("joint_patrol_sea", "Ships of the Vietnam Coast Guard and the China Coast Guard held a joint patrol <at> <on>.",
                               days=3, at=GULF),
    "exercise": Form("exercise", "The Vietnam People's Army and the Chinese People's Liberation Army held a joint exercise <at> <on>.",
                     days=4, at=(("in Mong Cai", "mong-cai"),)),
    "seminar": Form("working_meeting", "The National Defence Academy of Vietnam and the National Defence University of China held a joint seminar <at> <on>.",
                    at=(("in Hanoi", "hanoi"),)),
    "annual meeting about the sea": Form("working_meeting", "The Vietnamese and Chinese navies held the annual meeting on joint patrols in the Gulf of Tonkin <at> <on>.",
                                         at=(("in Hai Phong", "hai-phong"),)),
    "young officers": Form("young_officers", "Young officers of the Vietnamese and Chinese armies held a friendship exchange <at> <on>.",
                           days=4, at=(("in Hanoi", "hanoi"),)),
    "port call": Form("port_call", "The Chinese training ship Qi Jiguang docked at <at> <on>.", at=PORTS),
    "visit": Form("visit", "<vn> led a military delegation on an official visit to China <on> at the invitation of <cn>.", BOTH, days=3),
    "arrived for a visit": Form("visit", "<cn> arrived <at> <on> for an official visit to Vietnam at the invitation of <vn>.", BOTH, at=(("in Hanoi", "hanoi"),)),
    "visit to come": Form("visit", "<cn> will pay an official visit to Vietnam <on> at the invitation of <vn>.", BOTH, status="announced", days=3),
    "exchange": Form("border_exchange", "<vn> and <cn> co-chaired the ninth Vietnam-China border defence friendship exchange <at> <on>.",
                     BOTH, days=2, at=(("in Vietnam's Lao Cai province and China's Yunnan province", "lao-cai yunnan"),)),
    "exchange to come": Form("border_exchange", "The ninth Vietnam-China border defence friendship exchange will be held <at> <on>.",
                             status="announced", days=2, at=(("in Lang Son province and Guangxi, China,", "lang-son guangxi"),)),
    "dialogue": Form("dialogue", "The seventh Vietnam-China defence strategic dialogue took place <at> <on>.", at=IN_VIETNAM),
}  # fmt: skip

AGENCIES = ["Hanoi (VNA) – ", "HANOI, {} (Xinhua) -- ", "PANO - ", "HÀ NỘI — ", "VOV.VN - ", ""]


@dataclass(frozen=True)
class Filled:
    article: Article
    told: tuple[object, ...]


def filled(form: Form, lot: random.Random) -> Filled:
    """The form with words drawn by lot, and what it tells."""
    opens, *ministers = lot.choice(MINISTERS)
    first = opens + timedelta(days=lot.randrange(400))
    last = first + timedelta(days=form.days - 1)
    ahead = form.status == "announced"
    published = first - timedelta(days=4) if ahead else last + timedelta(days=lot.choice([0, 1]))
    names = [
        minister if form.known else (lot.choice(UNKNOWN[side]),) * 2
        for side, minister in zip(("VN", "CN"), ministers, strict=True)
    ]
    if form.posts and not form.known and form.posts[0] is MINISTER["VN"]:
        names[0] = ministers[0]
    at, places = lot.choice(form.at) if form.at else ("", "")
    text = form.text.replace("<on>", lot.choice(days(first, last, ahead=ahead))).replace("<at>", at)
    for slot, ways, (_, name) in zip(("<vn>", "<cn>"), form.posts or (), names, strict=False):
        text = text.replace(slot, lot.choice(ways).format(name))
    dateline = lot.choice(AGENCIES).format(f"{MONTHS[published.month - 1]} {published.day}")
    moment = datetime(published.year, published.month, published.day, 9, tzinfo=UTC)
    article = Article(url="https://example.org/1", outlet="mau", title=form.title, text=dateline + text, published_at=moment, language="en")  # fmt: skip
    heads = frozenset(key for key, _ in names) if form.posts else frozenset()
    return Filled(article, (form.kind, form.status, first, last, frozenset(places.split()), heads))


def days(first: date, last: date, *, ahead: bool) -> list[str]:
    """The ways to tell days, one or several."""
    month, other = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if first < last:
        end = f"{last.day}" if month == other else f"{other} {last.day}"
        return [f"from {month} {first.day} to {end}", f"between {month} {first.day} and {end}"]
    told = [f"on {month} {first.day}", f"on {first.day} {month}", f"on {month} {first.day}, {first.year}"]
    return told if ahead else [*told, f"on the afternoon of {month} {first.day}", f"on {first:%A}", f"on {first:%A} morning"]  # fmt: skip


def main_of(article: Article) -> tuple[object, ...] | None:
    """What the first encounter of an article is read as; None where there is none."""
    found = judge_and_read(article)[1]
    return read_as(found[0]) if found else None


def read_as(found: Encounter) -> tuple[object, ...]:
    places = frozenset(p.id for p in found.places)
    heads = frozenset(p.person or p.name for p in found.participants if p.role == "head")
    return (found.kind, found.status, found.start, found.end, places, heads)


FILLED = [
    pytest.param(filled(form, random.Random(f"{name} {n}")), id=f"{name} {n}")  # noqa: S311 - to be the same
    for name, form in FORMS.items()
    for n in range(FILLINGS)
]


@pytest.mark.parametrize("one", FILLED)
def test_a_form_is_read_as_what_it_tells(one: Filled) -> None:
    assert main_of(one.article) == one.told, one.article.text


BEFORE = [
    "In 2011, the two sides held talks in Beijing and agreed to open a hotline.",
    "Earlier, on May 5, 2011, Deputy Defence Minister Nguyen Chi Vinh held talks with Chinese Deputy Chief of General Staff Ma Xiaotian in Hanoi.",
    "The first Vietnam-China border defence friendship exchange was held in Quang Ninh and Guangxi in March 2014.",
]  # fmt: skip
GOES_ON = (
    "\nBoth sides were pleased with what had been done, and agreed that border management matters to both."
)

WAYS: dict[str, Callable[[str], str]] = {
    "old news behind": lambda text: "\n".join((text, *BEFORE)),
    "old news between": lambda text: text.replace("\n", f"\n{BEFORE[2]}\n", 1),
    "a caption": lambda text: text.replace("\n", "\nAn overview of the event (Photo: VNA)\n", 1),
    "a caption first": lambda text: f"The guests are welcomed (Photo: VNA)\n{text}",
    "a by-line": lambda text: f"By Mai Hoa\n{text}",
    "a credit": lambda text: f"{text}\nSource: VNA",
    "related news": lambda text: f"{text}\nRelated News\nVietnam, Laos hold border defence friendship exchange\nMinister meets Cambodian guest",
    "empty lines": lambda text: text.replace("\n", "\n\n"),
    "curly quotes": lambda text: text.replace("'", "’"),
    "long dashes": lambda text: text.replace(" - ", " — ").replace(" – ", " — "),
    "spaces that do not break": lambda text: text.replace(" ", "\u00a0"),
    "American spelling": lambda text: text.replace("efence", "efense"),
    "the country in two words": lambda text: text.replace("Vietnam ", "Viet Nam ").replace("Vietnam'", "Viet Nam'"),
    "ranks in full": lambda text: text.replace("Sen. Lt. Gen.", "Senior Lieutenant General").replace("Gen.", "General"),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_what_is_no_news_changes_nothing(way: str) -> None:
    changed = {}
    for param in FILLED[:: FILLINGS // 2]:
        one = param.values[0]
        assert isinstance(one, Filled)
        text = WAYS[way](one.article.text + GOES_ON)
        read = main_of(replace(one.article, text=text))
        if read != one.told:
            changed[text] = (read, one.told)
    assert not changed
