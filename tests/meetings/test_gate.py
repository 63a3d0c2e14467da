"""What a gate holds back is nothing that the judge would keep; and it does hold back."""

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from hoidam.samples.articles import sample_articles
from meetings import gate, gate_words, gazetteer
from meetings.article import Article, article_from_json, clean
from meetings.folding import tones
from meetings.gate import headline_may_matter, page_may_matter, text_may_matter
from meetings.reader import judge
from meetings.reading.vi.words import words
from meetings.reading.vocabulary import of_side, vocabulary
from meetings.sought import letters_of, sought

EVAL = os.environ.get("HOIDAM_EVAL")
CHINESE_BLANK = (
    "本报记者今天从有关部门获悉，今年粮食生产形势总体良好，农民收入继续增加，市场供应充足，价格保持稳定。"
)
BLANK = "Sáng nay, nông dân trong xã thu hoạch lúa sớm hơn mọi năm vì trời nắng đều, giá bán cũng khá."
"""Of nobody's concern here."""


def article(title: str, text: str, language: str = "vi") -> Article:
    published = datetime(2024, 10, 24, 9, tzinfo=UTC)
    return Article(url="https://example.org/1", outlet="mau", title=title, text=text, published_at=published, language=language)  # fmt: skip


def is_kept(told: Article) -> bool:
    """By a judge that asks no gate itself."""
    with pytest.MonkeyPatch.context() as opened:
        opened.setattr(gate, "text_may_matter", lambda *_: True)
        return judge(told).label != "none"


def known(told: Article) -> str:
    return f"{told.title}\n{told.text}"


def forget() -> None:
    gate._side.cache_clear()
    gate._headline.cache_clear()


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """For changes to the words, after which the gates are made anew."""
    yield monkeypatch
    monkeypatch.undo()
    forget()


@pytest.fixture
def without(forgetful: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Takes one class of words away from the gates."""

    def take(classes: str, name: str) -> None:
        left = tuple(words for words in getattr(gate_words, classes) if words.__name__ != name)
        assert len(left) == len(getattr(gate_words, classes)) - 1
        forgetful.setattr(gate_words, classes, left)
        forget()

    return take


# --- each class of words is needed ------------------------------------------------------------------------

JUDGED = {
    "nation": ("Bộ trưởng Quốc phòng hội đàm", "Sáng 24/10, Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng Việt Nam, hội đàm với Bộ trưởng Bộ Quốc phòng TQ tại Hà Nội."),
    "both_nations": ("Hải quân Việt - Trung tuần tra chung", "Ngày 24/10, hải quân Việt - Trung tiến hành tuần tra chung trên vịnh Bắc Bộ."),
    "both_ministers": ("Hai bộ trưởng gặp nhau", "Chiều 24/10, Bộ trưởng Quốc phòng hai nước đã hội đàm tại trụ sở Bộ Quốc phòng, nhất trí tăng cường hợp tác."),
    "forces": ("Biên phòng Lạng Sơn hội đàm", "Ngày 24/10, Đồn Biên phòng Tân Thanh và Trạm Kiểm tra biên phòng xuất nhập cảnh Phố Cũ tổ chức hội đàm tại cửa khẩu."),
    "people": ("Bộ trưởng Phan Văn Giang hội đàm", "Sáng 24/10, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Trương Hựu Hiệp tại Hà Nội."),
    "posts": ("Bộ trưởng Phan Văn Giang hội đàm", "Sáng 24/10, Đại tướng Phan Văn Giang hội đàm với Phó Chủ tịch Quân ủy Trung ương tại Hà Nội."),
}  # fmt: skip
"""An article for each class that the judge keeps for the sake of that class alone."""
WIDER = {
    "places": ("Đoàn cán bộ trẻ đến Quảng Tây", "Sáng 24/10, đoàn cán bộ trẻ đến Quảng Tây."),
    "organisations": ("Hợp tác kỹ thuật", "Đoàn làm việc với Giải phóng quân."),
    "mechanisms": ("Hợp tác", "Hai bên họp theo Cơ chế phối hợp thực thi pháp luật ba cấp."),
}
"""The same for classes that no rule of the judge leans on yet."""


@pytest.mark.parametrize("name", JUDGED | WIDER)
def test_each_class_of_words_lets_articles_through_that_no_other_would(
    name: str, without: Callable[[str, str], None]
) -> None:
    told = article(*(JUDGED | WIDER)[name])
    assert is_kept(told) == (name in JUDGED)
    assert text_may_matter(known(told), "vi")
    assert page_may_matter(f"<p>{told.text}</p>", "vi")
    without("NAMING", name)
    assert not text_may_matter(known(told), "vi")
    assert not page_may_matter(f"<p>{told.text}</p>", "vi")


def test_no_class_is_without_its_article() -> None:
    assert {c.__name__ for c in gate_words.NAMING} == {*JUDGED, *WIDER}


@pytest.mark.parametrize(
    ("name", "title", "summary", "language"),
    [
        ("defence", "Thêm một chuyến tuần tra trên biển", BLANK, "vi"),
        ("defence", "海军编队今天出访", CHINESE_BLANK, "zh"),
        ("defence", "Frigates leave port", "They set out this morning and will be away for three weeks.", "en"),
        ("persons", "Ông Phan Văn Giang dự lễ trồng cây", BLANK, "vi"),
        ("persons", "Thủ tướng tiếp khách quốc tế", BLANK, "vi"),
        ("persons", "董军今天抵达", CHINESE_BLANK, "zh"),
    ],
)  # fmt: skip
def test_each_class_of_words_lets_headlines_through_that_no_other_would(
    name: str, title: str, summary: str, language: str, without: Callable[[str, str], None]
) -> None:
    assert headline_may_matter(title, summary, language)
    without("TELLING", name)
    assert not headline_may_matter(title, summary, language)


@pytest.mark.parametrize(
    "name", ["defence_bodies", "border_forces", "land_words", "ranks", "titled_activities"]
)
def test_every_word_of_the_subject_lets_a_headline_through(name: str) -> None:
    held_back = [word for word in words(name) if not headline_may_matter(f"Tin về {word}", BLANK, "vi")]
    assert not held_back


@pytest.mark.parametrize(
    "title",
    ["Giao lưu thắm tình hữu nghị biên giới", "Lễ kết nghĩa hai bên cửa khẩu", "Tàu cập cảng sáng nay", "Hai vị lãnh đạo điện đàm",
     "Đối thoại quốc phòng lần thứ bảy", "Lực lượng quản lý biên giới gặp nhau", "Đối thoại Shangri-La khai mạc"],
)  # fmt: skip
def test_what_two_armies_do_together_lets_a_headline_through(title: str) -> None:
    assert headline_may_matter(title, BLANK, "vi")


def test_whatever_name_the_data_give_the_other_side_passes() -> None:
    names = [
        *(n for p in gazetteer.people().values() if p.side == "CN" for n in p.names.get("vi", ())),
        *(n for p in gazetteer.places().values() if p.country == "CN" for n in p.names.get("vi", ())),
        *of_side("CN", "nation", "vi"),
    ]
    shut = [name for name in names if not text_may_matter(f"Sáng nay, {name}, theo báo.", "vi")]
    assert len(names) > 100
    assert not shut


NEW = "Binh đoàn Thử Nghiệm"


@pytest.mark.parametrize(
    ("lists", "entry"),
    [
        (("CN.nation", "both", "CN.units", "CN.forces"), NEW),
        (("defence_bodies", "border_forces", "joint_forces", "land_words", "ranks", "titled_activities", "VN.units"), NEW),
        (("mechanisms", "activities", "verbs"), ["working_meeting", f"{NEW}(?: số \\d+)?"]),
    ],
)  # fmt: skip
def test_words_that_are_added_to_the_data_widen_the_gates(
    lists: tuple[str, ...], entry: str | list[str], forgetful: pytest.MonkeyPatch
) -> None:
    text = f"Tin về {NEW.upper()}. {BLANK}"
    for name in lists:
        with forgetful.context() as added:
            side, _, listed = name.rpartition(".")
            table = vocabulary("vi")["sides"][side] if side else vocabulary("vi")
            added.setitem(table, listed, [*table[listed], entry])
            forget()
            assert headline_may_matter(f"Tin về {NEW}", BLANK, "vi"), name
            assert text_may_matter(text, "vi") == (lists[0] == "CN.nation"), name
    forget()
    assert not headline_may_matter(f"Tin về {NEW}", BLANK, "vi")


def test_a_remark_on_a_name_is_no_part_of_it() -> None:
    assert text_may_matter("Hai bên tổ chức tuần tra liên hợp.", "vi")


def finds(ways: list[tuple[str, ...]], text: str, language: str = "vi") -> bool:
    return sought(ways, language).is_in(text, letters_of(text, language))


def test_of_several_runs_of_a_way_one_is_looked_for_that_is_looked_for_anyway() -> None:
    ways = [("trungquốc",), ("lựclượngbiênphòng", "trungquốc"), ("biênđội", "cậpcảng")]
    assert finds(ways, "Trung Quốc")
    assert finds(ways, "biên đội cập cảng")
    assert not finds(ways, "lực lượng biên phòng")


def test_a_word_is_not_left_out_because_it_holds_a_short_one() -> None:
    assert finds([("pla",), ("replay",)], "the replay")


def test_no_chinese_word_is_too_short_to_stand_among_others() -> None:
    assert finds([("越",)], "代表团访越归来", "zh")


def test_what_may_be_anything_is_in_every_text() -> None:
    assert sought([()], "vi").is_in("", b"")
    assert not sought([], "vi").is_in("Trung Quốc", letters_of("Trung Quốc", "vi"))


# --- however it is written --------------------------------------------------------------------------------


def _old_tones(text: str) -> str:
    return text.replace("òa", "oà").replace("ụy", "uỵ").replace("ủy", "uỷ").replace("úy", "uý")


DISGUISES: dict[str, Callable[[str], str]] = {
    "decomposed": lambda t: unicodedata.normalize("NFD", t),
    "no-break spaces": lambda t: t.replace(" ", "\u00a0"),
    "broken lines": lambda t: t.replace(" ", "\n"),
    "wide spaces": lambda t: t.replace(" ", "\u2003 "),
    "long dashes": lambda t: t.replace(" - ", " – ").replace("-", "\u2011"),
    "the other letter for Đ": lambda t: t.replace("Đ", "Ð").replace("đ", "ð"),
    "tones on the last vowel": _old_tones,
    "capitals": str.upper,
    "small letters": str.lower,
    "soft hyphens": lambda t: re.sub(r"(\w)(?=\w)", "\\1\u00ad", t),
    "invisible spaces": lambda t: re.sub(r"(\w)(?=\w)", "\\1\u200b", t),
    "marks of direction, decomposed": lambda t: "\u200e".join(unicodedata.normalize("NFD", t)),
}  # fmt: skip


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("name", JUDGED | WIDER)
def test_words_are_known_however_they_are_written(name: str, disguise: str) -> None:
    assert text_may_matter(DISGUISES[disguise](known(article(*(JUDGED | WIDER)[name]))), "vi")


def test_tones_stand_on_either_vowel_of_a_name() -> None:
    spelt = ["Ngụy Phượng Hòa", "Nguỵ Phượng Hoà", "Nguỵ Phượng Hòa", "Ngụy Phượng Hoà"]
    assert len({tones(name) for name in spelt}) == 1
    assert all(text_may_matter(f"Ông {name} đến Hà Nội.", "vi") for name in spelt)


@pytest.mark.parametrize("word", ["TQ", "PLA"])
def test_a_short_word_counts_where_it_stands_alone(word: str) -> None:
    for text in (f"Đoàn {word}.", f"({word})", f"Đoàn →{word}🔥", f"Đoàn {word.lower()} đến", f"T-{word}"):
        assert text_may_matter(text, "vi"), text
    for markup in (
        f"<h1>Đoàn {word}</h1><p>Sáng nay",
        f"<td>{word}</td><td>Đoàn",
        f"{word[0]}<b>{word[1:]}</b>",
    ):
        assert page_may_matter(markup, "vi"), markup
    for text in (f"x{word}", f"{word}x", "Mặt trận Quân khu", "hop lai", "display"):
        assert not text_may_matter(text, "vi"), text


# --- articles put together from the words of the data -----------------------------------------------------

NAMES = {side: [p.names["vi"][0] for p in gazetteer.people().values() if p.side == side and p.names.get("vi")] for side in ("VN", "CN")}  # fmt: skip
POSTS = [phrase for post in gazetteer.posts().values() for phrase in post.phrases.get("vi", ())]
NATIONS = {"VN": of_side("VN", "nation", "vi"), "CN": of_side("CN", "nation", "vi")}
VERBS = ["hội đàm với", "hội kiến", "tiếp", "điện đàm với", "gặp song phương", "chào xã giao", "gặp"]
DATES = ["Ngày 24/10", "Sáng 23-10-2024", "Từ ngày 22 đến 24/10", "Chiều nay (24/10)"]
PLACES = [p.names["vi"][0] for p in gazetteer.places().values() if p.names.get("vi")]
MECHANISMS = ["Giao lưu hữu nghị quốc phòng biên giới", "Đối thoại chiến lược quốc phòng", "Đối thoại 3+3"]
PAIRS = [
    "Việt - Trung",
    "Trung-Việt",
    "Việt Nam và Trung Quốc",
    "Trung Quốc - Việt Nam",
    "hai nước",
    "Việt, Trung",
]
DOES = ["tiến hành tuần tra chung trên vịnh Bắc Bộ", "tổ chức giao lưu sĩ quan trẻ", "diễn tập chung", "hội đàm", "kết nghĩa"]  # fmt: skip
SENTENCES = [
    "{date}, {person} {verb} {person} tại {place}.",
    "{date}, {person} và {person} đồng chủ trì hội đàm tại {place}.",
    "{date}, Bộ trưởng Quốc phòng {pair} đã hội đàm tại {place}.",
    "{date}, Đồn Biên phòng Tân Thanh và {unit} tổ chức hội đàm tại {place}.",
    "{date}, {person} thăm và làm việc với {unit}.",
    "{date}, hải quân {pair} {does}.",
    "{date}, tại {place}, {unit} và Hải quân Việt Nam {does}.",
    "{mechanism} {pair} lần thứ 9 diễn ra {date} tại {place}.",
    "{date}, {person} thăm chính thức {nation}.",
    "Tại buổi tiếp, {person} nhấn mạnh hợp tác giữa hai bên.",
    BLANK,
]


@st.composite
def persons(draw: st.DrawFn) -> str:
    side = draw(st.sampled_from(("VN", "CN")))
    parts = {
        "rank": draw(st.sampled_from(vocabulary("vi")["ranks"])),
        "post": draw(st.sampled_from(POSTS)),
        "nation": draw(st.sampled_from(NATIONS[side])),
        "name": draw(st.sampled_from(NAMES[side])),
    }
    forms = ("{rank} {name}", "{rank} {name}, {post}", "{post} {nation}", "{post}", "{post} {nation}, {rank} Vương Minh")  # fmt: skip
    return draw(st.sampled_from(forms)).format(**parts)


UNITS = st.sampled_from(of_side("CN", "units", "vi")).flatmap(
    lambda rule: st.from_regex(re.compile(rule.replace("<Name>", "Tân Phố")), fullmatch=True)
)
ASSERTED = 0.3
"""The least share of articles that the judge keeps, so that a test which asserts nothing fails."""


@st.composite
def composed(draw: st.DrawFn) -> Article:
    def told(form: str) -> str:
        kinds = {"person": persons(), "unit": UNITS, "date": st.sampled_from(DATES), "verb": st.sampled_from(VERBS),
                 "place": st.sampled_from(PLACES), "pair": st.sampled_from(PAIRS), "does": st.sampled_from(DOES),
                 "mechanism": st.sampled_from(MECHANISMS), "nation": st.sampled_from(NATIONS["VN"] + NATIONS["CN"])}  # fmt: skip
        return re.sub(r"\{(\w+)\}", lambda m: draw(kinds[m[1]]), form)

    forms = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    title = told(draw(st.sampled_from([*SENTENCES[:6], BLANK, BLANK])))
    return article(clean(title), clean("\n".join(map(told, forms))))


SAMPLES = [version for versions in sample_articles() for version in versions]
NATION_WORDS = re.compile(
    "|".join(map(re.escape, sorted(of_side("CN", "nation", "vi"), key=len, reverse=True)))
)


@st.composite
def mutated(draw: st.DrawFn) -> Article:
    """A sample article with sentences left out, and perhaps its words for China, or its people."""
    sample = draw(st.sampled_from(SAMPLES))
    rng = draw(st.randoms(use_true_random=False))
    sentences = re.split(r"(?<=[.!?]) ", " ".join((sample.lead, *sample.paragraphs)))
    text = " ".join(s for s in sentences if rng.random() < 0.7)
    both = f"{sample.title}\n{text}"
    if rng.random() < 0.5:
        both = NATION_WORDS.sub(lambda m: m[0] if rng.random() < 0.1 else "bạn", both)
    for name in (*NAMES["CN"], "Quân ủy Trung ương", "hai nước"):
        if name in both and rng.random() < 0.3:
            both = both.replace(name, "ông")
    return article(*both.split("\n", 1))


def shares(kept: Counter[bool]) -> float:
    return kept[True] / kept.total()


@pytest.mark.parametrize(("articles", "least"), [(composed(), ASSERTED), (mutated(), ASSERTED)])
def test_the_judge_keeps_no_article_whose_text_is_held_back(
    articles: st.SearchStrategy[Article], least: float
) -> None:
    kept: Counter[bool] = Counter()

    @settings(max_examples=300)
    @given(articles, st.sampled_from(list(DISGUISES)))
    def passes(told: Article, disguise: str) -> None:
        matters = is_kept(told)
        event(f"kept: {matters}")
        kept[matters] += 1
        if matters:
            assert text_may_matter(known(told), "vi")
            assert text_may_matter(DISGUISES[disguise](known(told)), "vi"), disguise

    passes()
    assert shares(kept) > least


# --- the other languages ----------------------------------------------------------------------------------

CHINESE = {name: st.sampled_from(vocabulary("zh")[name]) for name in ("both", "defence", "contact")} | {
    "partner": st.sampled_from(of_side("VN", "nation", "zh"))
}


@st.composite
def chinese(draw: st.DrawFn) -> Article:
    side = draw(CHINESE["partner"] | CHINESE["both"] | st.just("他国"))
    title = f"{side}{draw(CHINESE['defence'])}今日{draw(CHINESE['contact'])}"
    text = (
        draw(st.sampled_from(("中越", "越南", "该国"))) + draw(CHINESE["defence"]) + draw(CHINESE["contact"])
    )
    return article(title, f"{text}。{CHINESE_BLANK}", "zh")


def test_the_judge_keeps_no_chinese_article_whose_text_is_held_back() -> None:
    kept: Counter[bool] = Counter()

    @settings(max_examples=150)
    @given(chinese(), st.sampled_from(("", " ", "\n", "\u200b", "\u3000")))
    def passes(told: Article, between: str) -> None:
        matters = is_kept(told)
        kept[matters] += 1
        assert not matters or text_may_matter(between.join(known(told)), "zh")
        assert not matters or page_may_matter("<b></b>".join(known(told)), "zh")

    passes()
    assert shares(kept) > ASSERTED


@pytest.mark.parametrize(
    ("name", "text"),
    [("nation", "代表团访越归来"), ("both_nations", "中越双方"), ("people", "会见阮新疆大将"), ("places", "代表团抵达河内"),
     ("organisations", "与越共中央军委代表团")],
)  # fmt: skip
def test_chinese_names_of_the_other_side_pass_each_by_its_class(
    name: str, text: str, without: Callable[[str, str], None]
) -> None:
    assert text_may_matter(f"{text}。{CHINESE_BLANK}", "zh")
    if name != "organisations":  # each of them holds the name of the country
        without("NAMING", name)
        assert not text_may_matter(f"{text}。{CHINESE_BLANK}", "zh")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("nation", "China's defence minister left for Vietnam."),
        ("both_nations", "A new chapter of Sino-Viet ties."),
        ("people", "General Dong Jun met General Phan Văn Giang."),
        ("places", "Officers from Guangxi called on their hosts in Quảng Ninh."),
        ("organisations", "The Joint Staff Department of the CMC and Viettel Group compared notes."),
    ],
)
def test_an_english_text_names_both_sides(name: str, text: str, without: Callable[[str, str], None]) -> None:
    assert text_may_matter(text, "en")
    assert text_may_matter(unicodedata.normalize("NFD", text.upper()), "en")
    without("NAMING", name)
    assert not text_may_matter(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "China held talks with Japan.",
        "Viet Nam won the cup.",
        "Rice is dear.",
        "The Central Military Commission met.",
    ],
)
def test_an_english_text_that_names_one_side_or_none_is_held_back(text: str) -> None:
    assert not text_may_matter(text, "en")


@pytest.mark.parametrize("language", ["fr", "lo", ""])
def test_in_a_language_nobody_here_reads_all_may_matter(language: str) -> None:
    assert text_may_matter("", language)
    assert page_may_matter("", language)
    assert headline_may_matter("a", "b" * 50, language)


# --- what is known of real articles -----------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.title)
def test_no_headline_of_a_sample_article_is_held_back_that_the_judge_keeps(sample) -> None:
    told = article(sample.title, "\n".join((sample.lead, *sample.paragraphs)))
    if is_kept(told):
        assert text_may_matter(known(told), "vi")
        assert headline_may_matter(sample.title, sample.lead, "vi")
        assert headline_may_matter(sample.title, BLANK, "vi"), "by its title alone"


@pytest.mark.parametrize(
    ("title", "summary"),
    [(None, None), ("Giá lúa tăng", None), ("Giá lúa tăng", "Mời xem ảnh."), ("Gia lua tang", BLANK), (None, BLANK),
     ("Giá lúa tăng", '<img src="https://example.org/a-very-long-address-of-a-picture.jpg" alt=""/>')],
)  # fmt: skip
def test_a_headline_that_tells_too_little_passes(title: str | None, summary: str | None) -> None:
    assert headline_may_matter(title, summary, "vi")


def test_a_headline_and_a_text_of_no_concern_are_held_back() -> None:
    assert not headline_may_matter("Giá lúa tăng", BLANK, "vi")
    assert not text_may_matter(f"Giá lúa tăng\n{BLANK}", "vi")
    assert not page_may_matter(f"<html><body><h1>Giá lúa tăng</h1><p>{BLANK}</p></body></html>", "vi")
    assert not headline_may_matter("今年粮食丰收", CHINESE_BLANK, "zh")


def test_a_summary_in_markup_is_read_through_its_tags() -> None:
    assert headline_may_matter("Giá lúa tăng", f"{BLANK} <b>Tr</b>ung&nbsp;Qu&#7889;c", "vi")


@pytest.mark.skipif(
    not EVAL or not Path(EVAL).exists(), reason="HOIDAM_EVAL names no file of labelled articles"
)
def test_no_labelled_article_is_held_back_that_is_kept_or_should_be() -> None:
    items = [json.loads(line) for line in Path(EVAL or "").read_text(encoding="utf-8").splitlines()]
    passed: Counter[tuple[bool, bool, bool]] = Counter()
    for item in items:
        told = article_from_json(item)
        matters = is_kept(told) or item["gold"]["label"] != "none"
        first = next(filter(str.strip, told.text.split("\n")), "")
        found = (
            text_may_matter(known(told), told.language),
            headline_may_matter(told.title, first, told.language),
        )
        passed[matters, *found] += 1
        assert found == (True, True) or not matters, told.url
    assert sum(n for (matters, *_), n in passed.items() if matters) >= 20
