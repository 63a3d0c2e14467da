"""A digest says who met whom, where, when and why we believe it, in the reader's language."""

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest

from alerts.changes import change_of, changes_of
from alerts.delivery import compose, message_id, news_of
from alerts.digest import Entry, digest_json, digest_subject
from alerts.lines import columns
from alerts.sources import safe_link
from alerts.subscription import Digest, Subscription
from alerts.view import show
from alerts.words import dates, edition_of, numbered, side_of, word
from meetings.encounter import Edition, Invitation, Participant, Place
from meetings.errors import ConfigError
from meetings.meeting import Difference, Report
from meetings.verdict import Quote
from tests.alerts.reading import digest_html, digest_text

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LANGUAGES = pytest.mark.parametrize("language", ["vi", "en", "zh"])


class Page(HTMLParser):
    """The words, the tags and the addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._hidden += tag in {"style", "title"}
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value for name, value in attrs if name in {"href", "src", "background", "action"}]

    def handle_endtag(self, tag):
        self._hidden -= tag in {"style", "title"}

    def handle_data(self, data):
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def said(text: str) -> str:
    """The words of a plain text digest, however it is wrapped."""
    return " ".join(text.split())


EXPECTED = {
    "vi": [
        "4 cuộc: 3 mới, 1 cập nhật", "Phan Văn Giang hội đàm với Đổng Quân", "Tô Lâm tiếp Trương Hựu Hiệp", "lần thứ 10",
        "18–19/3/2026", "24/10/2024", "20/3/2026 (suy ra)", "Quảng Ninh (Việt Nam), Quảng Tây (Trung Quốc)",
        "Đại tướng Phan Văn Giang", "Bộ trưởng Bộ Quốc phòng", "Đô đốc Đổng Quân", "Phó Chủ tịch Quân ủy Trung ương",
        "chủ nhà", "hai bên đồng chủ trì", "Nhất trí", "đường dây nóng", "Đề xuất", "công nghiệp quốc phòng", "Đã ký",
        "Ý định thư", "Nêu, chưa ký", "Thỏa thuận hợp tác biên phòng", "Diễn đàn Hương Sơn", "2 nguồn độc lập, 4 bài",
        "đăng lại", "1 bài, chưa có nguồn thứ hai", "19/3/2026 → 20/3/2026", "16:26 18/3/2026", "Hoàng Xuân Chiến",
    ],
    "en": [
        "4 meetings: 3 new, 1 updated", "Phan Van Giang holds talks with Dong Jun", "To Lam receives Zhang Youxia", "10th",
        "18–19 March 2026", "24 October 2024", "20 March 2026 (inferred)", "Quang Ninh (Vietnam), Guangxi (China)",
        "General Phan Van Giang", "Minister of National Defence", "Admiral Dong Jun", "General Zhang Youxia",
        "Vice Chairman of the Central Military Commission", "host", "both sides host", "Agreed", "hotline", "Proposed",
        "defence industry", "Signed", "Not signed", "2 independent, 4 reports", "copied by",
        "one report, no second source yet", "19 March 2026 → 20 March 2026", "Gulf of Tonkin",
    ],
    "zh": [
        "共4场：新增3场、更新1场", "潘文江与董军举行会谈", "苏林会见张又侠", "第十次中越边境国防友好交流", "2026年3月18日至19日",
        "2024年10月24日", "2026年3月20日（推断）", "越南广宁、中国广西", "潘文江大将", "国防部长", "董军海军上将",
        "张又侠上将", "中央军委副主席", "东道主", "双方共同主办", "达成一致", "直通电话", "提议", "已签署", "提及未签",
        "2个独立来源，4篇报道", "转载", "1篇报道，尚无第二来源", "2026年3月19日 → 2026年3月20日", "2026年3月18日16:26", "北部湾",
    ],
}  # fmt: skip


@LANGUAGES
def test_text_and_html_tell_the_same_facts(entries, language):
    text, page = said(digest_text(entries, language)), Page(digest_html(entries, language)).text
    missing = [
        (fact, fact in text, fact in page)
        for fact in EXPECTED[language]
        if fact not in text or fact not in page
    ]
    assert not missing


@LANGUAGES
@pytest.mark.parametrize("width", [50, 78, 120])
def test_only_an_address_is_wider_than_the_page(entries, language, width):
    for line in digest_text(entries, language, width=width).splitlines():
        assert columns(line) <= width or re.fullmatch(r"\s*https?://\S+", line)
        assert line == line.rstrip()


@LANGUAGES
def test_every_report_can_be_opened_from_both_forms(entries, language):
    urls = {report.url for entry in entries for report in entry.meeting.articles}
    text = digest_text(entries, language)
    assert (
        urls == set(re.findall(r"https://\S+", text)) == set(Page(digest_html(entries, language)).addresses)
    )


def test_talks_stand_beneath_the_exchange_they_took_place_in(entries):
    lines = digest_text(entries, "vi").splitlines()
    (exchange,) = [line for line in lines if line.startswith("1. ")]
    (talks,) = [line for line in lines if line.startswith("   1.1 ")]
    assert "lần thứ 10" in exchange
    assert "hội đàm" in talks
    assert [line[:2] for line in lines if re.match(r"\d\. ", line)] == ["1.", "2.", "3."]


def test_meetings_of_a_visit_stand_beneath_it(reception, talks):
    visit = replace(reception, id="m-visit", facts=replace(reception.facts, kind="visit"))
    news = [Entry(meeting=replace(m, visit="m-visit", parent=None), version=1) for m in (reception, talks)]
    text = digest_text([*news, Entry(meeting=visit, version=1)], "vi")
    assert "Trương Hựu Hiệp thăm Việt Nam" in text
    assert re.findall(r"^ +(1\.\d) (.+) \[Mới\]$", text, re.MULTILINE) == [
        ("1.1", "Tô Lâm tiếp Trương Hựu Hiệp"),
        ("1.2", "Phan Văn Giang hội đàm với Đổng Quân"),
    ]


def test_meetings_that_name_each_other_as_container_are_still_told(talks, reception):
    one = replace(talks, parent=reception.id)
    other = replace(reception, visit=talks.id)
    text = digest_text([Entry(meeting=m, version=1) for m in (one, other)], "vi")
    assert "hội đàm với" in text
    assert "Tô Lâm tiếp" in text


def test_what_matters_most_stands_first_then_what_came_earlier(talks, reception):
    def told(meeting, name, start, **facts):
        changed = replace(meeting.facts, start=start, end=None, **facts)
        return Entry(meeting=replace(meeting, id=name, facts=changed, parent=None), version=1)

    first, same_day, last = date(2019, 5, 27), date(2024, 10, 24), date(2026, 3, 18)
    news = [
        told(reception, "a", first),
        told(talks, "b", None),
        told(talks, "c", last),
        told(talks, "d", same_day, level="deputy_minister"),
        told(talks, "e", same_day),
    ]
    assert [one.id for one in show(news, "en", ZONE)] == ["e", "c", "b", "d", "a"]


def test_meetings_of_one_visit_stand_together_although_it_was_told_before(talks, reception):
    def told(meeting, name, **place):
        return Entry(
            meeting=replace(meeting, **{"id": name, "parent": None, "visit": None, **place}), version=1
        )

    news = [
        told(talks, "a", visit="v"),
        told(talks, "b"),
        told(reception, "c", visit="v"),
        told(reception, "d"),
    ]
    assert [one.id for one in show(news, "en", ZONE)] == ["a", "c", "b", "d"]


def test_what_must_not_be_overlooked_stands_first_and_in_the_subject(entries, talks):
    off = replace(
        talks, id="m-off", parent=None,
        facts=replace(talks.facts, status="cancelled", kind="young_officers", level="unit", mechanism=None),
    )  # fmt: skip
    change = Difference(field="status", before="announced", after="cancelled")
    entry = Entry(meeting=off, version=2, news=(change,))
    text = digest_text([*entries, entry], "en")
    assert text.index("── PLEASE NOTE") < text.index("CALLED OFF") < text.index("── NEW")
    assert "Called off: an exchange of young officers was to take place" in said(text)
    assert digest_subject([entry], "en").startswith("[Hội Đàm] Called off: ")
    assert "Please note" in Page(digest_html([entry], "en")).text


@pytest.mark.parametrize(
    ("status", "field", "flag"),
    [
        ("cancelled", "status", "called_off"),
        ("postponed", "status", "postponed"),
        ("unconfirmed", "status", "unreported"),
        ("held", "merged", "erratum"),
        ("held", "split", "erratum"),
        ("held", "places", ""),
        ("announced", "start", ""),
    ],
)
def test_errata_and_what_is_off_are_flagged(talks, status, field, flag):
    news = (Difference(field=field, before=None, after="m-other"),)
    meeting = replace(talks, facts=replace(talks.facts, status=status))
    (shown,) = show([Entry(meeting=meeting, version=2, news=news)], "vi", ZONE)
    assert (shown.flag_id, shown.section) == (flag, "attention" if flag else "updated")


def test_new_meetings_come_before_updates(entries):
    text = digest_text(list(reversed(entries)), "vi")
    assert (
        text.index("── MỚI") < text.index("Tô Lâm tiếp") < text.index("── CẬP NHẬT") < text.index("Điểm mới")
    )


@LANGUAGES
def test_the_order_of_the_news_changes_nothing_a_reader_sees(entries, language):
    assert digest_text(entries, language) == digest_text(entries[::-1], language)


def test_what_is_unknown_is_absent(talks):
    bare = replace(
        talks.facts, start=None, places=(), host_side=None, participants=(), mechanism=None, topics=(),
        invitations=(), evidence={}, level=None,
    )  # fmt: skip
    entry = Entry(meeting=replace(talks, facts=bare, articles=(), parent=None), version=1)
    text = digest_text([entry], "vi")
    assert "Hội đàm\nĐÃ DIỄN RA\n" in text
    assert not re.search("None|Việt Nam  |Nguồn|Căn cứ|Nhất trí|Khuôn khổ", text)
    assert "None" not in Page(digest_html([entry], "vi")).text


def test_evidence_is_at_most_two_short_quotes_with_their_outlet(talks):
    long = "Chiều 18/3, hai Bộ trưởng gặp nhau ở cửa khẩu và " + "bàn tiếp việc đã hẹn, " * 20
    quotes = tuple(
        Quote(quote=f"{n} {long}", start=0, end=1, url="https://vnexpress.net/hoi-dam.html") for n in range(5)
    )
    meeting = replace(talks, facts=replace(talks.facts, evidence={"kind": quotes}))
    found = re.findall(
        r"“([^”]+)” — vnexpress\.net", said(digest_text([Entry(meeting=meeting, version=1)], "vi"))
    )
    assert [quote[0] for quote in found] == ["0", "1"]
    assert all(len(quote) <= 150 for quote in found)
    assert all(" … " in quote and quote.endswith("bàn tiếp việc đã hẹn,") for quote in found)


def test_a_copys_spelling_of_a_sentence_is_no_second_quote(talks):
    url = "https://vnexpress.net/hoi-dam.html"
    spellings = ("Chiều 27/5, Thượng tướng Ngụy Phượng Hòa hội đàm tại Hà Nội.",
                 "Chiều 27-5, Thượng tướng Nguỵ Phượng Hoà hội đàm tại Hà Nội.")  # fmt: skip
    quotes = tuple(Quote(quote=text, start=0, end=len(text), url=url) for text in spellings)
    meeting = replace(talks, facts=replace(talks.facts, evidence={"kind": quotes}))
    text = digest_text([Entry(meeting=meeting, version=1)], "vi")
    assert spellings[0] in said(text)
    assert "27-5" not in text


def test_a_sentence_is_preferred_to_a_phrase(talks):
    url = "https://vnexpress.net/hoi-dam.html"
    sentence = "Sáng nay hai Bộ trưởng hội đàm tại tỉnh Quảng Ninh."
    evidence = {
        "kind": (Quote(quote="hội đàm", start=0, end=7, url=url),),
        "places": (Quote(quote=sentence, start=0, end=len(sentence), url=url),),
    }
    meeting = replace(talks, facts=replace(talks.facts, evidence=evidence))
    text = said(digest_text([Entry(meeting=meeting, version=1)], "vi"))
    assert f"“{sentence}”" in text
    assert "“hội đàm”" not in text


def test_a_visit_known_to_be_paid_by_its_talks_shows_their_sentence_before_that_of_the_plan(talks):
    plan = "Bộ trưởng Đổng Quân sẽ thăm chính thức Việt Nam vào tháng tới."
    met = "Sáng nay hai Bộ trưởng hội đàm tại trụ sở Bộ Quốc phòng."
    own, other = talks.articles[0], "https://bao.example/hoi-dam"
    evidence = {
        "kind": (Quote(quote=plan, start=0, end=len(plan), url=own.url),),
        "status": (Quote(quote=met, start=0, end=len(met), url=other),),
    }
    visit = replace(talks, facts=replace(talks.facts, kind="visit", evidence=evidence), articles=(own,))
    text = said(digest_text([Entry(meeting=visit, version=1)], "vi"))
    assert f"“{met}” — bao.example “{plan}” — {own.outlet}" in text


def test_long_lists_are_cut_and_say_so(talks):
    first = talks.articles[0]
    many = tuple(
        replace(first, url=f"https://outlet{n}.example/a", outlet=f"outlet{n}.example") for n in range(30)
    )
    crowd = tuple(
        Participant(person=None, name=f"Người thứ {n}", side="VN", rank=None, post=None, role="member")
        for n in range(30)
    )
    facts = replace(talks.facts, participants=(*talks.facts.participants, *crowd))
    text = said(digest_text([Entry(meeting=replace(talks, articles=many, facts=facts), version=1)], "vi"))
    assert "30 nguồn độc lập, 30 bài" in text
    assert "và 24 nữa" in text
    assert "và 23 nữa" in text
    assert text.count("https://") == 6
    assert "Người thứ 2" in text
    assert "Người thứ 29" not in text


def test_a_copy_of_a_copy_stands_under_the_original(exchange):
    wire, copy, other, own = exchange.articles
    chained = replace(exchange, articles=(wire, copy, replace(other, copy_of=copy.url), own))
    text = digest_text([Entry(meeting=chained, version=1)], "vi")
    assert text.count("↳ đăng lại") == 2
    assert text.count("• ") >= 2


def test_reports_said_to_copy_each_other_are_all_shown(exchange):
    wire, copy, *_ = exchange.articles
    circle = replace(exchange, articles=(replace(wire, copy_of=copy.url), copy))
    text = digest_text([Entry(meeting=circle, version=1)], "vi")
    assert wire.url in text
    assert copy.url in text


@LANGUAGES
def test_a_page_loads_nothing_and_runs_nothing(entries, language):
    page = Page(digest_html(entries, language))
    assert not {"img", "script", "iframe", "link", "form", "object", "svg"} & set(page.tags)
    assert not [a for a in page.addresses if not a.startswith("https://")]
    assert "url(" not in digest_html(entries, language)
    assert "prefers-color-scheme: dark" in digest_html(entries, language)


@LANGUAGES
def test_hostile_text_stays_text(hostile, language):
    page = Page(digest_html([hostile], language))
    assert not {"script", "img", "iframe"} & set(page.tags)
    assert "<script>alert(1)</script>" in page.text
    assert "{{7*7}} {% raw %}" in page.text
    assert "49" not in page.text
    assert page.addresses == []
    assert not [name for name in page.attributes if name.startswith("on") or name == "srcdoc"]
    text = digest_text([hostile], language)
    assert "javascript:" not in text
    assert "\nBcc" not in text
    assert not set("\x1b\r\u202e") & set(text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://vnexpress.net/a?b=c&d=e#f", "https://vnexpress.net/a?b=c&d=e#f"),
        ("http://baotintuc.vn/bài-viết.htm", "http://baotintuc.vn/bài-viết.htm"),
        ("https://vnеxpress.net/a", "https://xn--vnxpress-d8g.net/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//evil.example/", None),
        ("https://", None),
        ("https://vnexpress.net@evil.example/", None),
        ("https://evil.example/\r\nBcc: x", None),
        ("https://evil.example/ x", None),
        ('https://evil.example/"onclick=x', None),
        ("https://evil.example/\u202egnp.exe", None),
        ("https://evil.example:99999/", None),
        ("https://[::1/", None),
        ("https://" + "a" * 64 + ".example/", None),
    ],
)
def test_a_link_is_shown_only_when_it_can_be_opened_safely(url, shown):
    assert safe_link(url) == shown


def test_the_subject_names_the_first_meeting_and_counts_the_rest(entries, talks):
    (one,) = [entry for entry in entries if entry.meeting.id == "m-talks"]
    assert (
        digest_subject([one], "vi") == "[Hội Đàm] Phan Văn Giang hội đàm với Đổng Quân, 18/3/2026, Quảng Ninh"
    )
    assert (
        digest_subject([one], "en")
        == "[Hội Đàm] Phan Van Giang holds talks with Dong Jun, 18 March 2026, Quang Ninh"
    )
    assert digest_subject(entries, "vi").endswith("(và 3 cuộc nữa)")
    (plan,) = [entry for entry in entries if entry.news]
    assert digest_subject([plan], "en").startswith(
        "[Hội Đàm] Update: 40th joint naval patrol in the Gulf of Tonkin"
    )


@pytest.mark.parametrize(
    ("language", "planned"), [("vi", " (dự kiến), "), ("en", " (announced), "), ("zh", "（已宣布），")]
)
def test_the_subject_of_a_plan_says_that_it_is_one(talks, language, planned):
    plan = replace(talks, facts=replace(talks.facts, status="announced"))
    assert planned in digest_subject([Entry(meeting=plan, version=1)], language)
    assert planned not in digest_subject([Entry(meeting=talks, version=1)], language)


@pytest.mark.parametrize(
    ("start", "end", "precision", "vi", "en", "zh"),
    [
        (date(2026, 3, 18), None, "day", "18/3/2026", "18 March 2026", "2026年3月18日"),
        (date(2026, 3, 18), date(2026, 3, 18), "day", "18/3/2026", "18 March 2026", "2026年3月18日"),
        (date(2026, 3, 18), date(2026, 3, 19), "day", "18–19/3/2026", "18–19 March 2026", "2026年3月18日至19日"),
        (
            date(2026, 4, 30), date(2026, 5, 2), "day",
            "30/4 – 2/5/2026", "30 April – 2 May 2026", "2026年4月30日至5月2日",
        ),
        (
            date(2025, 12, 30), date(2026, 1, 2), "day",
            "30/12/2025 – 2/1/2026", "30 December 2025 – 2 January 2026", "2025年12月30日至2026年1月2日",
        ),
        (date(2026, 3, 1), None, "month", "tháng 3/2026", "March 2026", "2026年3月"),
        (
            date(2026, 3, 18), None, "inferred",
            "18/3/2026 (suy ra)", "18 March 2026 (inferred)", "2026年3月18日（推断）",
        ),
        (None, date(2026, 3, 18), "day", "18/3/2026", "18 March 2026", "2026年3月18日"),
        (None, None, "day", "", "", ""),
    ],
)  # fmt: skip
def test_dates_are_in_words(start, end, precision, vi, en, zh):
    assert [dates(start, end, precision, language) for language in ("vi", "en", "zh")] == [vi, en, zh]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_english_counts_properly(number, said):
    assert numbered("exchange", number, "en") == f"{said} exchange"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "第一次交流"), (10, "第十次交流"), (11, "第11次交流"), (40, "第40次交流")]
)
def test_chinese_counts_as_newspapers_do(number, said):
    assert numbered("交流", number, "zh") == said


@pytest.mark.parametrize(
    ("edition", "on", "vi", "zh"),
    [
        (("defence_strategic_dialogue", 7), date(2021, 4, 23), "lần thứ 7", "第十次中越防务安全磋商"),
        (("defence_strategic_dialogue", 10), date(2021, 4, 23), "lần thứ 7", "第十次中越防务安全磋商"),
        (("defence_strategic_dialogue", 7), date(2013, 6, 5), "lần thứ 4", "第七次中越防务安全磋商"),
        (("defence_strategic_dialogue", 8), date(2026, 6, 5), "lần thứ 8", "第11次中越防务安全磋商"),
        (("defence_strategic_dialogue", 7), None, "lần thứ 7", "第七次中越防务安全磋商"),
        (("border_defence_friendship_exchange", 5), date(2018, 11, 19), "lần thứ 5", "第五次中越两军边境高层会晤"),
        (("border_defence_friendship_exchange", 6), date(2021, 4, 24), "lần thứ 6", "第六次中越边境国防友好交流"),
    ],
)  # fmt: skip
def test_each_side_counts_and_names_a_mechanism_its_own_way(edition, on, vi, zh):
    known = Edition(id=edition[0], ordinal=edition[1])
    assert edition_of(known, "vi", on).endswith(vi)
    assert edition_of(known, "zh", on) == zh


@pytest.mark.parametrize(
    ("difference", "label", "told"),
    [
        (Difference(field="status", before="announced", after="held"), "Tình trạng", "dự kiến → đã diễn ra"),
        (Difference(field="start", before=date(2026, 3, 17), after=date(2026, 3, 18)), "Ngày", "17/3/2026 → 18/3/2026"),
        (Difference(field="end", before=None, after="2026-03-19"), "Đến ngày", "chưa rõ → 19/3/2026"),
        (
            Difference(field="places", before=(), after=(Place(id="hanoi", name="Hà Nội", country="VN"),)),
            "Nơi", "thêm Hà Nội (Việt Nam)",
        ),
        (
            Difference(
                field="documents",
                before=[{"title": "Biên bản", "signed": False}],
                after=[{"title": "Bản ghi nhớ", "signed": True}],
            ),
            "Văn kiện", "thêm Bản ghi nhớ (đã ký); bỏ Biên bản",
        ),
        (Difference(field="mechanism", before=None, after={"id": "nothing_known", "ordinal": 2}), "Khuôn khổ",
         "chưa rõ → nothing known lần thứ 2"),
        (Difference(field="host_side", before="VN", after="BOTH"), "Bên chủ nhà", "Việt Nam → hai bên đồng chủ trì"),
        (Difference(field="status", before="held", after="of a later version"), "Tình trạng",
         "đã diễn ra → of a later version"),
        (Difference(field="weather", before={"a": 1}, after=3), "weather", "{'a': 1} → 3"),
    ],
)  # fmt: skip
def test_changes_are_told_before_and_after(difference, label, told):
    change = change_of(difference, "vi")
    assert (change.label, change.said) == (label, told)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (("2026-03-17", "2026-03-17"), ("2026-03-18", "2026-03-18"), "17/3/2026 → 18/3/2026"),
        (("2026-03-17", "2026-03-18"), ("2026-03-18", "2026-03-19"), "17–18/3/2026 → 18–19/3/2026"),
        ((None, None), (date(2026, 3, 18), date(2026, 3, 19)), "chưa rõ → 18–19/3/2026"),
    ],
)
def test_moved_days_are_one_change(before, after, told):
    news = [
        Difference(field=f, before=b, after=a)
        for f, b, a in zip(("start", "end"), before, after, strict=True)
    ]
    assert [(change.label, change.said) for change in changes_of(news, "vi")] == [("Ngày", told)]


@LANGUAGES
def test_that_the_other_side_reports_it_too_is_told(language):
    change = change_of(Difference(field="told_by", before=["VN"], after=["CN", "VN"]), language)
    assert side_of("CN", language) in change.said
    assert "VN" not in change.said


def test_a_document_signed_at_last_is_a_change():
    titles = [[{"title": "Bản ghi nhớ", "signed": signed}] for signed in (False, True)]
    change = change_of(Difference(field="documents", before=titles[0], after=titles[1]), "vi")
    assert change.said == "thêm Bản ghi nhớ (đã ký); bỏ Bản ghi nhớ"


def test_the_json_is_the_public_form_with_what_is_new(entries):
    told = digest_json(entries, "en", subscription="daily")
    assert told["type"] == "hoidam.digest"
    assert json.loads(json.dumps(told)) == told
    for entry, meeting in zip(entries, told["meetings"], strict=True):
        assert {k: meeting[k] for k in entry.meeting.as_json()} == json.loads(
            json.dumps(entry.meeting.as_json())
        )
    assert told["meetings"][-1]["news"][0] == {
        "field": "start",
        "before": "2026-03-19",
        "after": "2026-03-20",
    }
    assert digest_json(entries, "en", subscription="now", kind="immediate")["type"] == "hoidam.meeting"


def test_typed_facts_in_the_news_become_json(talks):
    news = (Difference(field="participants", before=(), after=talks.facts.participants),)
    told = digest_json([Entry(meeting=talks, version=2, news=news)], "vi", subscription="daily")
    assert told["meetings"][0]["news"][0]["after"][0]["person"] == "phan-van-giang"
    assert json.dumps(told)


def test_the_id_depends_on_the_news_and_the_reader_and_nothing_else(entries):
    same = message_id("daily", "post", "a@b.example", news_of(entries))
    assert message_id("daily", "post", "a@b.example", news_of(entries[::-1])) == same
    assert re.fullmatch("[0-9a-f]{32}", same)
    others = {
        message_id("daily", "post", "c@b.example", news_of(entries)),
        message_id("daily", "hook", "a@b.example", news_of(entries)),
        message_id("weekly", "post", "a@b.example", news_of(entries)),
        message_id("daily", "post", "a@b.example", news_of(entries[1:])),
        message_id("daily", "post", "a@b.example", news_of([replace(entries[0], version=2), *entries[1:]])),
    }
    assert len(others | {same}) == 6


def test_no_news_is_no_message(entries):
    assert compose(Subscription(name="daily", channels=("post",)), [], {}, None) == []


def test_a_channel_that_does_not_exist_is_named(entries):
    subscription = Subscription(name="daily", channels=("pigeon",), schedule=Digest(at="07:00"))
    with pytest.raises(ConfigError, match="daily: there is no channel 'pigeon'"):
        compose(subscription, entries, {}, None)


def test_times_of_publication_are_those_of_the_reader(talks):
    report: Report = talks.articles[0]
    subscription = Subscription(name="d", channels=(), schedule=Digest(at="07:00", zone="Europe/Berlin"))
    from alerts.delivery import letter_of  # noqa: PLC0415

    letter = letter_of(subscription, [Entry(meeting=talks, version=1)])
    assert report.published_at.hour == 16
    assert "10:26 18/3/2026" in letter.text
    assert "10:26 18/3/2026" in Page(letter.html).text


def test_who_is_invited_is_named_in_the_digests_language(talks):
    asked = (Invitation(inviter="Đổng Quân", invitee="Phan Văn Giang", event="dự Diễn đàn Hương Sơn"),)
    meeting = replace(talks, facts=replace(talks.facts, invitations=asked))
    assert "Dong Jun invites Phan Van Giang" in digest_text([Entry(meeting=meeting, version=1)], "en")
    assert "Đổng Quân mời Phan Văn Giang" in digest_text([Entry(meeting=meeting, version=1)], "vi")


def test_a_port_call_says_whose_ships_call_where(talks):
    beihai = Place(id="beihai", name="Bắc Hải", country="CN")
    call = replace(talks.facts, kind="port_call", places=(beihai,), host_side="CN", participants=())
    [entry] = [Entry(meeting=replace(talks, facts=call), version=1)]
    assert "Ships of Vietnam call at Beihai" in digest_text([entry], "en")
    assert "Tàu Việt Nam thăm Bắc Hải" in digest_text([entry], "vi")


def test_a_port_call_at_a_port_unknown_is_named_by_its_form(talks):
    call = replace(talks.facts, kind="port_call", places=(), host_side=None, participants=())
    assert "\nPort call\n" in digest_text([Entry(meeting=replace(talks, facts=call), version=1)], "en")


def test_a_changed_invitation_names_people_in_the_digests_language():
    asked = {"inviter": "Đổng Quân", "invitee": "Phan Văn Giang", "event": "thăm"}
    change = change_of(Difference(field="invitations", before=[], after=[asked]), "en")
    assert change.said == "added: Dong Jun invites Phan Van Giang: “thăm”"


@LANGUAGES
def test_a_host_is_shown_even_when_nobody_of_his_side_is_named(talks, language):
    host, country = word("host", language), side_of("VN", language)
    guests = tuple(p for p in talks.facts.participants if p.side == "CN")
    visit = replace(talks, facts=replace(talks.facts, kind="visit", participants=guests))
    entry = Entry(meeting=visit, version=1)
    assert re.search(
        rf"^ +{country} +{host}$|^{country} +{host}$", digest_text([entry], language), re.MULTILINE
    )
    assert f"{country} {host}" in Page(digest_html([entry], language)).text


def test_what_names_nobody_says_where_it_was_once(talks):
    gulf = (Place(id="gulf-of-tonkin", name="Vịnh Bắc Bộ", country="SEA"),)
    patrol = replace(
        talks.facts, kind="joint_patrol_sea", participants=(), host_side="BOTH", places=gulf,
        mechanism=Edition(id="gulf_of_tonkin_navy_patrol", ordinal=38),
    )  # fmt: skip
    entry = Entry(meeting=replace(talks, facts=patrol), version=1)
    assert "\n38th joint naval patrol in the Gulf of Tonkin\n" in digest_text([entry], "en")
    subject = "[Hội Đàm] 38th joint naval patrol in the Gulf of Tonkin, 18 March 2026"
    assert digest_subject([entry], "en") == subject


@pytest.mark.parametrize(
    ("language", "marks"),
    [
        ("vi", ("tiếng Trung", "tiếng Anh")),
        ("en", ("in Vietnamese", "in Chinese")),
        ("zh", ("越南语", "英语")),
    ],
)
def test_a_title_in_another_language_than_the_readers_is_marked(talks, language, marks):
    told = [
        replace(talks.articles[0], url=f"https://{code}.example/1", language=code)
        for code in ("vi", "en", "zh")
    ]
    entries = [Entry(meeting=replace(talks, articles=tuple(told)), version=1)]
    text, html = digest_text(entries, language), digest_html(entries, language)
    for mark in marks:
        assert f" · {mark} · " in text
        assert f" · {mark} · " in html
    for code in ("vi", "en", "zh"):
        assert bool(re.search(f'<a [^>]*lang="{code}"', html)) == (code != language)


def test_a_quote_says_in_which_language_it_is(talks):
    entries = [Entry(meeting=talks, version=1)]
    assert '<span lang="vi">“' in digest_html(entries, "zh")
    assert "<span>“" in digest_html(entries, "vi")
