"""Search finds Vietnamese however it is typed, Chinese words, and means nothing else by a query."""

from contextlib import closing, nullcontext

import pytest

from meetings.meeting import Opened
from storage.store import open_store
from tests.storage.conftest import a_database

VIETNAMESE = "https://bao.example/vi"
CHINESE = "https://bao.example/zh"
OTHER = "https://bao.example/khac"


TEXTS = {
    VIETNAMESE: (
        "Đại tướng Phan Văn Giang hội đàm",
        "Sáng 11/4/2024, hai bên ký bản ghi nhớ về đường dây nóng giữa hải quân hai nước.\n"
        "Cơ chế Đối thoại chiến lược quốc phòng 3+3 được nhắc lại. Hòa bình ở biên giới là lợi ích chung.",
    ),
    CHINESE: ("越南国防部长访华", "越南国防部长潘文江大将与中国国防部长董军举行会谈。双方重申友好。"),
    OTHER: (
        "Nóng: đường phố dài ngày mưa",
        "Dây điện rơi. Tường nhà dài sụp, Bộ Tương trợ vào cuộc. Nam sinh vượt khó.",
    ),
}


@pytest.fixture(scope="session")
def fill(an_article, now):
    """Keeps three articles, in this order."""

    def fill(store):
        with store.transaction() as tx:
            for number, (url, (title, text)) in enumerate(TEXTS.items()):
                article = an_article(url=url, title=title, text=text)
                tx.keep(article, key=f"bao:{number}", now=now, origin="crawl")
        return store

    return fill


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def library(request, tmp_path_factory, fill):
    """A store with these articles, only to be read."""
    if request.param == "sqlite":
        place = nullcontext(f"sqlite:///{tmp_path_factory.mktemp('library') / 'hoidam.db'}")
    else:
        place = a_database(request.getfixturevalue("server"))
    with place as url, closing(open_store(url)) as store:
        yield fill(store)


@pytest.fixture
def growing(store, fill):
    """Another with the same, to which a test may add."""
    return fill(store)


def found(store, words, **how) -> list[str]:
    with store.transaction() as tx:
        return [hit.url for hit in tx.search(words, **how)]


@pytest.mark.parametrize(
    ("words", "urls"),
    [
        ("đại tướng", [VIETNAMESE, OTHER]),
        ("dai tuong", [VIETNAMESE, OTHER]),
        ("Đại Tướng", [VIETNAMESE, OTHER]),
        ("DAI TUONG giang", [VIETNAMESE]),
        ("Ðại tướng", [VIETNAMESE, OTHER]),
        ('"duong day nong"', [VIETNAMESE]),
        ("“đường dây nóng”", [VIETNAMESE]),
        ("duong day nong", [VIETNAMESE, OTHER]),
        ("đường dây nóng", [VIETNAMESE, OTHER]),
        ("doi thoai chien luoc", [VIETNAMESE]),
        ("Hoà bình", [VIETNAMESE]),
        ("hòa bình", [VIETNAMESE]),
        ("越南", [CHINESE]),
        ("国防部", [CHINESE]),
        ("防国", []),
        ("越友", []),
        ("越 友", [CHINESE]),
        ("giang 越南", []),
        ("11/4/2024", [VIETNAMESE]),
        ("4/11/2024", []),
        ("3+3", [VIETNAMESE]),
        ("phan-van-giang", [VIETNAMESE]),
        ("vietnam", []),
    ],
)
def test_words_are_found_however_they_are_typed(library, words, urls) -> None:
    assert found(library, words) == urls


@pytest.mark.parametrize(
    "words",
    [
        "", " ", '"', '""', "'", "''", "*", "-", "()", "\\", "\x00", "\ud800", "%", "__", "…", "\u0301",
        ":", "&", "|", "!", "<->", "🙂",
    ],
)  # fmt: skip
def test_a_query_without_words_finds_nothing(library, words) -> None:
    assert found(library, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "giang OR 越南", "giang AND hội", "NOT giang", "NEAR(giang hội, 5)", "words:giang", "gian*", "^giang x",
        "giang'; DROP TABLE articles; --", "giang & !越南", "giang:*", "'giang' | 'x'", '"giang', 'giang" OR "x',
        "giang <2> hội", "{giang}", "\\'giang", "giang\x00x", "giang\ud800z", "a" * 100_000, "(" * 5_000 + "giang",
        "giang " * 5_000,
    ],
)  # fmt: skip
def test_no_syntax_of_either_database_passes_through_a_query(library, words) -> None:
    assert found(library, words) in ([], [VIETNAMESE])
    assert found(library, "giang") == [VIETNAMESE]


def test_letters_of_a_query_are_only_letters(library) -> None:
    assert found(library, "giang or hoi") == []
    assert found(library, "giang:") == found(library, "(giang)") == found(library, "*giang*") == [VIETNAMESE]


def test_a_snippet_is_the_original_text_around_the_words(growing, an_article, now) -> None:
    long = "Mở đầu không có gì. " * 40 + "Hai bên mở Đường dây nóng hôm nay. " + "Rồi thôi. " * 40
    with growing.transaction() as tx:
        tx.keep(an_article(url="https://bao.example/dai", text=long), key="bao:dai", now=now, origin="crawl")
        [hit] = [h for h in tx.search('"duong day nong"') if h.url.endswith("/dai")]
    assert "Hai bên mở Đường dây nóng hôm nay." in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 260
    assert hit.snippet[2:-2] in long


def test_a_snippet_prefers_the_exact_spelling(growing, an_article, now) -> None:
    text = "Con đường dài. " + "Chuyện khác. " * 60 + "Đại tướng phát biểu."
    with growing.transaction() as tx:
        tx.keep(an_article(url="https://bao.example/x", text=text), key="bao:x", now=now, origin="crawl")
        [hit] = [h for h in tx.search("đại tướng") if h.url.endswith("/x")]
    assert "Đại tướng phát biểu." in hit.snippet


def test_words_of_the_title_alone_are_found(library) -> None:
    with library.transaction() as tx:
        [hit] = tx.search("phan văn giang")
    assert hit.title == "Đại tướng Phan Văn Giang hội đàm"
    assert hit.snippet.startswith("Sáng 11/4/2024")


def test_a_revised_article_is_found_by_its_new_words_only(growing, an_article, now) -> None:
    with growing.transaction() as tx:
        tx.keep(
            an_article(url=CHINESE, title="Đã gỡ", text="Bài đã gỡ."), key="bao:1", now=now, origin="crawl"
        )
    assert found(growing, "越南") == []
    assert found(growing, "bai da go") == [CHINESE]


def test_the_newest_are_kept_when_there_are_too_many(library) -> None:
    assert found(library, "dai", limit=1) == [OTHER]
    assert found(library, "dai", limit=0) == []
    assert found(library, "đại", limit=1) == [VIETNAMESE]


def test_a_hit_names_the_meetings_its_article_reports(growing, a_meeting, now) -> None:
    with growing.transaction() as tx:
        for name in ("b", "a"):
            tx.record(Opened(meeting=a_meeting(name, urls=(VIETNAMESE,))), alerts=[], now=now)
        [hit] = tx.search("giang")
    assert hit.meetings == ("a", "b")


def test_a_page_of_a_million_different_words_can_be_kept(growing, an_article, now) -> None:
    text = " ".join(f"{number:x}\U00010400" for number in range(200_000))
    with growing.transaction() as tx:
        tx.keep(an_article(text=text), key="bao:many", now=now, origin="crawl")
        assert tx.article_texts(["https://bao.example/1"]) == {"https://bao.example/1": text}
    assert found(growing, "1f\U00010400") == ["https://bao.example/1"]
