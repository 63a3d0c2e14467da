"""No gate holds back an English article that the judge would keep if no gate stood before it."""

import re
from collections import Counter
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from meetings import gate, gazetteer
from meetings.article import Article, clean
from meetings.gate import headline_may_matter, page_may_matter, text_may_matter
from meetings.reader import judge
from meetings.reading.vocabulary import of_side
from tests.meetings.english_articles import NEAR_MISSES, TOLD
from tests.meetings.test_gate import DISGUISES
from tests.meetings.test_gated_pages import marked_up, page

BLANK = "Farmers in the delta brought in the rice early this year, and prices held up well."


@pytest.fixture
def ungated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "text_may_matter", lambda _text, _language: True)


def article(title: str, text: str) -> Article:
    published = datetime(2024, 10, 25, 9, tzinfo=UTC)
    return Article(url="https://example.org/1", outlet="mau", title=clean(title), text=clean(text), published_at=published, language="en")  # fmt: skip


def is_kept(told: Article) -> bool:
    return judge(told).label != "none"


@pytest.mark.parametrize(
    ("side", "words"), [(side, "|".join(of_side(side, "nation", "en"))) for side in ("VN", "CN")]
)
def test_every_word_by_which_the_judge_knows_a_country_passes(side: str, words: str) -> None:
    other = {"VN": "China", "CN": "Vietnam"}[side]

    @settings(max_examples=50)
    @given(st.from_regex(re.compile(words, re.ASCII), fullmatch=True))
    def passes(word: str) -> None:
        assert text_may_matter(f"{word} and {other} met.", "en")

    passes()


NAMES = {side: [n for p in gazetteer.people().values() if p.side == side for n in p.names.get("en", ())] for side in ("VN", "CN")}  # fmt: skip
NATIONS = {"VN": ("Vietnamese", "Vietnam's", "Viet Nam's", "VPA"), "CN": ("Chinese", "China's", "PLA")}
POSTS = (
    "Defence Minister",
    "Defense Minister",
    "Deputy Minister of National Defence",
    "Chief of the General Staff",
)
RANKS = ("General", "Sen. Lt. Gen.", "Rear Admiral", "Senior Colonel")
PLACES = [n for p in gazetteer.places().values() for n in p.names.get("en", ())]
DATES = ("on October 24", "on Thursday", "from Oct. 22 to 24", "today")
VERBS = (
    "met",
    "held talks with",
    "received",
    "hosted a reception for",
    "paid a courtesy call on",
    "spoke by phone with",
)
PAIRS = (
    "Vietnamese and Chinese",
    "Chinese, Vietnamese",
    "Vietnam-China",
    "Sino-Vietnamese",
    "Vietnam and China's",
)
DOES = ("held a joint patrol in the Gulf of Tonkin", "began a joint exercise in Guangxi", "held a young officers exchange in Nanning",
        "want closer cooperation")  # fmt: skip
FORCES = ("navies", "coast guards", "armies", "defence ministers", "border guards")
MECHANISMS = ("border defence friendship exchange", "defence strategic dialogue", "3+3 strategic dialogue")
SENTENCES = (
    "{VN} {verb} {CN} in {place} {date}.",
    "{CN} {verb} {VN} in {place} {date}.",
    "{VN} and {CN} co-chaired talks in {place} {date}.",
    "{pair} {forces} {does} {date}.",
    "The 8th {pair} {mechanism} took place in {place} {date}.",
    "{unit} hosted {CN} {date}.",
    "{CN} will pay a visit to Vietnam {date}.",
    "{VN} {verb} a guest in {place} {date}.",
)


@st.composite
def persons(draw: st.DrawFn, side: str) -> str:
    parts = {
        "nation": draw(st.sampled_from(NATIONS[side])),
        "post": draw(st.sampled_from(POSTS)),
        "rank": draw(st.sampled_from(RANKS)),
        "name": draw(st.sampled_from(NAMES[side])),
    }
    forms = ("{rank} {name}", "{post} {name}", "{nation} {post} {name}", "{nation} {post}", "{rank} {name}, {nation} {post}")  # fmt: skip
    return draw(st.sampled_from(forms)).format(**parts)


UNITS = st.sampled_from(of_side("VN", "units", "en")).flatmap(
    lambda rule: st.from_regex(re.compile(rule, re.ASCII), fullmatch=True)
)


@st.composite
def told(draw: st.DrawFn) -> str:
    kinds = {"VN": persons("VN"), "CN": persons("CN"), "unit": UNITS, "date": st.sampled_from(DATES), "verb": st.sampled_from(VERBS),
             "place": st.sampled_from(PLACES), "pair": st.sampled_from(PAIRS), "forces": st.sampled_from(FORCES),
             "does": st.sampled_from(DOES), "mechanism": st.sampled_from(MECHANISMS)}  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda m: draw(kinds[m[1]]), draw(st.sampled_from(SENTENCES)))


SAMPLES = [(t[2], t[3]) for t in TOLD]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Sentences of our own making, or parts of a sample; under a headline that may be of something else."""
    if draw(st.booleans()):
        sentences = draw(st.lists(told(), min_size=1, max_size=3))
        title = draw(told() | st.just(BLANK))
    else:
        title, text = draw(st.sampled_from(SAMPLES))
        title = draw(st.sampled_from((title, title.upper(), BLANK)))
        sentences = draw(st.lists(st.sampled_from(text.split(". ")), min_size=1, unique=True))
    return article(title, "\n".join(sentences))


def test_the_judge_keeps_no_english_article_that_a_gate_holds_back(ungated: None) -> None:
    kept: Counter[bool] = Counter()

    @settings(max_examples=200)
    @given(articles(), st.sampled_from(list(DISGUISES)), st.builds(Random, st.integers(0, 1_000_000)))
    def passes(told: Article, disguise: str, rng: Random) -> None:
        matters = is_kept(told)
        event(f"kept: {matters}")
        kept[matters] += 1
        if matters:
            known = f"{told.title}\n{told.text}"
            assert text_may_matter(known, "en")
            assert text_may_matter(DISGUISES[disguise](known), "en"), disguise
            assert page_may_matter(page(marked_up(known, rng)), "en")
            assert headline_may_matter(told.title, told.text, "en"), "by its headline and summary"

    passes()
    assert kept[True] > 0.4 * kept.total()


@pytest.mark.parametrize(("title", "text"), [*SAMPLES, *((t, x) for _, t, x in NEAR_MISSES)])
def test_no_headline_in_capitals_is_held_back_that_passes_in_small_letters(title: str, text: str) -> None:
    assert headline_may_matter(title.upper(), BLANK, "en") == headline_may_matter(title, BLANK, "en")
