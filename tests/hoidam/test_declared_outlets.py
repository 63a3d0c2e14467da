"""Outlets that the configuration declares: whatever is wrong is told at its line, and they stand beside ours."""

import json
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from crawler.article_path import fault_of
from crawler.declared import DeclaredFeed, DeclaredLayout, DeclaredListing, DeclaredOutlet
from crawler.markup import fault_in
from crawler.outlet import DatedListing, DatedSitemap, Feed, Layout, Listing, NewsSitemap, Outlet
from crawler.outlets import load as ours
from hoidam.configuration import Configuration, read
from meetings.errors import ConfigError
from storage.store import Store

TABLE = r"""
[[outlets]]
name = "evening_post"
hosts = ["post.example", "m.post.example"]
article = '/[a-z0-9-]+-(?P<id>\d{6})\.html'
feeds = ["https://post.example/news.rss"]
"""
EVERYTHING = r"""
[[outlets]]
name = "evening_post"
title = "Evening Post"
host = "www.Post.example"
hosts = "evening-post.example"
article = '/[a-z]+-(?:(?P<id>\d{6})|n(?P<old>\d+))\.html'
language = "zh"
feeds = ["https://post.example/a.rss", { url = "https://post.example/b.rss", every = "1h", wide = true }]
wide_feeds = "https://post.example/c.rss"
news_sitemaps = [{ url = "https://m.post.example/news.xml" }]
dated_sitemaps = [
    "https://post.example/{day:%Y-%m-%d}.xml",
    { url = "https://post.example/{first.day}-{last.day}.xml", days = 5 },
]
prefixes = "(EP)"
cookies = true
off = "until they answer us"
[[outlets.listings]]
url = "https://post.example/world"
sections = ["Defence"]
further = "https://post.example/world/{page}"
first = 1
pages = 3
every = "2h"
[outlets.dated_listings]
url = "https://post.example/day/{day:%d-%m-%Y}?from={page}"
first = 0
step = 15
pages = 60
[outlets.layout]
place = "b.place"
lead = [".sapo", "h2"]
body = "div.article-body"
date = "time"
sign_off = "p.author"
prune = "figure"
paywall = ".locked"
"""


def loaded(text: str) -> Configuration:
    return read(text, Path("hoidam.toml"))


def problems(text: str) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        loaded(text)
    return str(raised.value).splitlines()


def test_everything_said_of_an_outlet_is_taken() -> None:
    found = loaded(EVERYTHING).outlets["evening_post"]
    assert found == Outlet(
        name="evening_post",
        title="Evening Post",
        hosts=("post.example", "evening-post.example"),
        article_path=r"/[a-z]+-(?:(?P<id>\d{6})|n(?P<old>\d+))\.html",
        sources=(
            Feed("https://post.example/a.rss"),
            Feed("https://post.example/b.rss", wide=True, every=timedelta(hours=1)),
            Feed("https://post.example/c.rss", wide=True),
            NewsSitemap("https://m.post.example/news.xml"),
            DatedSitemap("https://post.example/{day:%Y-%m-%d}.xml"),
            DatedSitemap("https://post.example/{first.day}-{last.day}.xml", days=5),
            Listing(
                "https://post.example/world",
                ("Defence",),
                "https://post.example/world/{page}",
                first=1,
                pages=3,
                every=timedelta(hours=2),
            ),
            DatedListing("https://post.example/day/{day:%d-%m-%Y}?from={page}", 60, first=0, step=15),
        ),
        language="zh",
        zone="Asia/Shanghai",
        layout=Layout(
            headline=("h1",),
            place=("b.place",),
            lead=(".sapo", "h2"),
            body=("div.article-body",),
            date=("time",),
            sign_off=("p.author",),
            prune=("figure",),
            paywall=(".locked",),
        ),
        prefixes=("(EP)",),
        cookies=True,
        off="until they answer us",
    )


def test_little_has_to_be_said() -> None:
    found = loaded(TABLE).outlets["evening_post"]
    assert (found.title, found.language, found.zone) == ("evening_post", "vi", "Asia/Ho_Chi_Minh")
    assert found.key("http://m.post.example/some-article-123456.html?utm_source=x") == "post.example:123456"


@pytest.mark.parametrize("host", ["post.example", "www.post.example", "m.post.example", "Post.Example."])
def test_twins_of_a_host_are_one(host: str) -> None:
    found = loaded(TABLE.replace('["post.example", "m.post.example"]', f'["{host}", "m.post.example"]'))
    assert found.outlets["evening_post"].hosts == ("post.example",)
    assert found.outlets["evening_post"].owns("https://m.post.example/")


def test_it_stands_beside_ours_and_is_watched() -> None:
    found = loaded(TABLE)
    assert set(found.outlets) == {*ours(), "evening_post"}
    assert "evening_post" in found.watched


@pytest.mark.parametrize("said", ["enabled = false\n", 'off = "they asked us to"\n'])
def test_one_that_is_switched_off_is_known_and_visited_only_by_name(said: str) -> None:
    assert "evening_post" in loaded(TABLE + said).outlets
    assert "evening_post" not in loaded(TABLE + said).watched
    for choice in ("outlets", "also"):
        assert "evening_post" in loaded(f'[crawler]\n{choice} = ["evening_post"]\n{TABLE}{said}').watched


def test_the_usual_outlets_can_be_added_to_and_taken_from() -> None:
    usual = set(loaded(TABLE).watched)
    off = 'enabled = false\n[crawler]\nalso = ["evening_post"]\nwithout = ["vnexpress", "baotintuc"]\n'
    assert set(loaded(TABLE + off).watched) == usual - {"vnexpress", "baotintuc"}
    assert list(
        loaded('[crawler]\noutlets = ["vnexpress", "baotintuc"]\nwithout = ["vnexpress"]\n').watched
    ) == ["baotintuc"]


@pytest.mark.parametrize("choice", ["outlets", "also", "without"])
def test_a_choice_that_is_not_there_is_told_with_the_nearest(choice: str) -> None:
    assert problems(f'[crawler]\n{choice} = ["evening_pots"]\n{TABLE}') == [
        f"hoidam.toml:2: crawler.{choice}: there is no outlet 'evening_pots'; did you mean 'evening_post'?"
    ]


def test_the_nearest_is_never_a_name_that_may_not_be_given() -> None:
    bad = TABLE.replace('"evening_post"', '"Evening Post"')
    told = problems(f'[crawler]\nalso = ["Evening Pots"]\n{bad}')
    assert "hoidam.toml:2: crawler.also: there is no outlet 'Evening Pots'" in told
    assert len(told) == 2


MISTAKES: list[tuple[str, str, str]] = [
    # what of the table is replaced, by what, and what is told
    ('"evening_post"', '"Evening Post"', "3: outlets[0].name: must be of small letters, digits and _"),
    ('"evening_post"', '"vnexpress"', "3: outlets[0].name: 'vnexpress' is the name of an outlet that hoidam"),
    ('name = "evening_post"', "", "2: outlets[0].name: is missing"),
    ('"post.example", ', '"https://post.example/", ', "4: outlets[0].hosts[0]: is no host name such as"),
    ('"m.post.example"', '"www.vnexpress.net"', "4: outlets[0].hosts[1]: vnexpress.net belongs to vnexpress"),
    ('"m.post.example"', '"m.vnexpress.net"', "4: outlets[0].hosts[1]: vnexpress.net belongs to vnexpress"),
    ('"m.post.example"', '"127.0.0.1"', "4: outlets[0].hosts[1]: is no host name"),
    ('hosts = ["post.example", "m.post.example"]', "", "2: outlets[0]: has no hosts"),
    (r"\.html'", r"\.(html'", "5: outlets[0].article: is no regular expression: missing ), unterminated"),
    ("(?P<id>", "(?P<number>", "5: outlets[0].article: has no group id: put (?P<id>…) around"),
    ("(?P<id>", "(?P<id>x)(?P<id>", "5: outlets[0].article: is no regular expression: redefinition of group"),
    ("'/[a-z0-9-]+", "'https://post.example/[a-z0-9-]+", "5: outlets[0].article: must begin with /"),
    ("[a-z0-9-]+-", "(?:[a-z]|[a-z0-9-])*-", "5: outlets[0].article: takes too long on a long address"),
    ("[a-z0-9-]+-", "(?R)-", "5: outlets[0].article: is no regular expression: unknown extension ?R"),
    ("[a-z0-9-]+-", "[[a-z]-", "5: outlets[0].article: is no regular expression: Possible nested set"),
    ("'/[a-z0-9-]+-", "'/" + "[a-z0-9-]" * 60, "5: outlets[0].article: is longer than 500 characters"),
    ("news.rss", "news rss", "6: outlets[0].feeds[0].url: is not an http or https address"),
    ("https://post", "ftp://post", "6: outlets[0].feeds[0].url: is not an http or https address"),
    ("https://post", "https://other", "6: outlets[0].feeds[0]: is on other.example, which is none of the outlet's"),
    ("feeds = [", "feeds = [7, ", "6: outlets[0].feeds[0]: must be an address in quotes, or a table with url"),
    ('feeds = ["https://post.example/news.rss"]', "", "2: outlets[0]: has no source of news: feeds, news_"),
    ('feeds = ["', 'dated_sitemaps = ["', "6: outlets[0].dated_sitemaps[0].url: must hold the day, as in"),
    ("feeds", "feed", "6: outlets[0].feed: unknown setting; did you mean 'feeds'?"),
]  # fmt: skip
ADDED = [
    # what is added as the seventh line
    ('language = "fr"', "7: outlets[0].language: must be 'vi', 'zh' or 'en'"),
    ('zone = "Mars/Hanoi"', "7: outlets[0].zone: there is no time zone 'Mars/Hanoi'"),
    ('cookies = "many"', "7: outlets[0].cookies: must be true or false"),
    ('titel = "x"', "7: outlets[0].titel: unknown setting; did you mean 'title'?"),
    ('title = ""', "7: outlets[0].title: must not be empty"),
    ('layout = { body = "div..a" }', "7: outlets[0].layout.body[0]: 'div..a' is no CSS selector: Expected ident"),
    ('layout = { lead = ["a", "h1::text"] }', "7: outlets[0].layout.lead[1]: 'h1::text' is no CSS selector: Ps"),
    ('layout = { date = "ns|a" }', "7: outlets[0].layout.date[0]: 'ns|a' is no CSS selector: Undefined names"),
    ('layout = { boddy = "div" }', "7: outlets[0].layout.boddy: unknown setting; did you mean 'body'?"),
    ("layout = 3", "7: outlets[0].layout: must be a table"),
    ('listings = [{ url = "https://post.example/", evry = "1h" }]', "7: outlets[0].listings[0].evry: unknown setting; did you mean 'every'?"),
    ('listings = [{ url = "https://post.example/", every = "1s" }]', "7: outlets[0].listings[0].every: must be from 5m to 4h"),
    ('listings = [{ url = "https://post.example/", every = "9999999999d" }]', "7: outlets[0].listings[0].every: is no duration"),
    ('listings = [{ url = "https://post.example/", further = "https://post.example/2" }]', "7: outlets[0].listings[0].further: must hold the number of the page"),
    ('listings = [{ url = "https://post.example/", further = "https://x.example/{page}" }]', "7: outlets[0].listings[0].further: is on x.example"),
    ('listings = [{ further = "https://post.example/{page}" }]', "7: outlets[0].listings[0].url: is missing"),
    ('dated_sitemaps = ["https://post.example/{day.no_such}"]', "7: outlets[0].dated_sitemaps[0].url: must hold the day"),
    ('dated_sitemaps = ["https://post.example/{nothing}"]', "7: outlets[0].dated_sitemaps[0].url: must hold the day"),
    ('dated_listings = ["https://post.example/{page}"]', "7: outlets[0].dated_listings[0].url: must hold the day"),
    ('dated_listings = ["https://x.example/{day}"]', "7: outlets[0].dated_listings[0]: is on x.example"),
    ("name2 = 1", "7: outlets[0].name2: unknown setting; did you mean 'name'?"),
]  # fmt: skip


@pytest.mark.parametrize(("there", "instead", "expected"), MISTAKES)
def test_a_mistake_is_told_at_its_line(there: str, instead: str, expected: str) -> None:
    assert there in TABLE
    told = problems(TABLE.replace(there, instead, 1))
    assert any(line.startswith(f"hoidam.toml:{expected}") for line in told), told


@pytest.mark.parametrize(("line", "expected"), ADDED)
def test_a_mistaken_line_is_told(line: str, expected: str) -> None:
    told = problems(f"{TABLE}{line}\n")
    assert len(told) == 1, told
    assert told[0].startswith(f"hoidam.toml:{expected}")


def test_all_mistakes_are_told_together() -> None:
    told = problems(
        TABLE.replace("(?P<id>", "(").replace("feeds", "feds")
        + '[outlets.layout]\nbody = "("\n'
        + TABLE
        + '[crawler]\nalso = ["nowhere"]\n'
    )
    assert [line.partition(": ")[0] for line in told] == [
        "hoidam.toml:2", "hoidam.toml:5", "hoidam.toml:6", "hoidam.toml:8",
        "hoidam.toml:11", "hoidam.toml:12", "hoidam.toml:12", "hoidam.toml:16",
    ]  # fmt: skip
    assert "outlets[1].name: 'evening_post' is the name of an outlet that outlets[0] declares" in told[4]
    assert "outlets[1].hosts[0]: post.example belongs to outlets[0]" in told[5]


def test_a_command_ends_with_78_and_says_what_to_mend(folder: Path, hoidam: Callable[..., Result]) -> None:
    (folder / "hoidam.toml").write_text(TABLE.replace("id", "no"), encoding="utf-8")
    result = hoidam("outlets")
    assert result.exit_code == 78
    assert "hoidam.toml:5: outlets[0].article: has no group id" in result.stderr


def test_dated_sitemaps_alone_bring_no_news() -> None:
    (line,) = problems(
        TABLE.replace(
            'feeds = ["https://post.example/news.rss"]', 'dated_sitemaps = "https://post.example/{day:%F}"'
        )
    )
    assert line.endswith(
        "has no source of news: feeds, news_sitemaps or listings, and dated_sitemaps are for looking back"
    )


PARTS = st.sampled_from([*EVERYTHING, "'", '"', "[", "]", "{", "}", "(", "(?P<id>", "\n", "=", "\\", "é", "\x00", "0", "[[outlets]]", ".", "{day}", "a.example"])  # fmt: skip


@given(st.lists(st.tuples(st.integers(0, len(EVERYTHING)), st.integers(0, 40), PARTS), max_size=4))
def test_no_mutilated_declaration_ends_in_a_traceback(damages: list[tuple[int, int, str]]) -> None:
    text = EVERYTHING
    for where, lost, part in damages:
        text = text[:where] + part + text[where + lost :]
    with suppress(ConfigError):
        assert loaded(text).outlets


KEYS = st.sampled_from(
    [*tomllib.loads(EVERYTHING)["outlets"][0], "url", "every", "further", "body", "wide", "x"]
)
VALUES: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from(["evening_post", "vnexpress.net", "https://post.example/{page}", "/(?P<id>1)", "1h", "a:not(b)"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=6,
)  # fmt: skip


@given(st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=3) | VALUES)
def test_no_value_of_another_kind_ends_in_a_traceback(tables: Any) -> None:
    with pytest.MonkeyPatch.context() as environment, suppress(ConfigError):
        environment.setenv("HOIDAM_OUTLETS", json.dumps(tables))
        loaded(TABLE)


def test_a_saved_page_is_read_by_the_layout_that_is_declared(
    folder: Path, hoidam: Callable[..., Result], lines: Callable[[Result], list[Any]]
) -> None:
    body = "Sáng 18/3, tại Móng Cái, Bộ trưởng Quốc phòng Việt Nam Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân."
    noise = "Chiều 2/4, tại Vientiane, Bộ trưởng Quốc phòng Lào tiếp đoàn Campuchia và hai bên ký kết một văn kiện."
    (folder / "page.html").write_text(
        f"<h1>Hội đàm</h1><div class=article-body><p>{body}</p><div class=else><p>{noise}</p></div></div>",
        encoding="utf-8",
    )
    (folder / "hoidam.toml").write_text(
        TABLE + '[outlets.layout]\nbody = "div.article-body"\nprune = "div.else"\n', encoding="utf-8"
    )
    said = hoidam("read", "page.html", "--url", "https://post.example/hoi-dam-123456.html", "--json")
    (read_as,) = lines(said)
    assert read_as["verdict"]["label"] == "meeting"
    assert not any("Vientiane" in reason["quote"] for reason in read_as["verdict"]["reasons"])


def test_what_is_imported_has_the_key_of_the_outlet_that_is_declared(
    folder: Path, hoidam: Callable[..., Result], store: Store
) -> None:
    (folder / "hoidam.toml").write_text(TABLE, encoding="utf-8")
    article = {"title": "Hội đàm", "text": "Hai bên hội đàm.", "outlet": "evening_post"}
    urls = ("https://post.example/a-123456.html", "http://m.post.example/b-123456.html")
    text = "\n".join(json.dumps({**article, "url": url}) for url in urls)
    assert "1 known already" in hoidam("import", "-", stdin=text).stderr


def test_a_broken_configuration_is_told_once_and_not_for_every_page(
    folder: Path, hoidam: Callable[..., Result]
) -> None:
    (folder / "page.html").write_text("<h1>x</h1>", encoding="utf-8")
    (folder / "hoidam.toml").write_text(TABLE.replace("id", "no"), encoding="utf-8")
    result = hoidam("read", "page.html", "page.html")
    assert result.exit_code == 78
    assert result.stderr.count("has no group id") == 1


def test_whatever_a_file_can_say_of_an_outlet_a_declaration_can() -> None:
    assert set(DeclaredLayout.model_fields) == {field.name for field in fields(Layout)}
    said = {"article_path": "article", "sources": "feeds"}
    assert {said.get(field.name, field.name) for field in fields(Outlet)} <= set(DeclaredOutlet.model_fields)
    assert {field.name for field in fields(Listing)} == set(DeclaredListing.model_fields)
    assert {field.name for field in fields(Feed)} == set(DeclaredFeed.model_fields)


@pytest.mark.parametrize("outlet", ours().values(), ids=lambda outlet: outlet.name)
def test_what_we_ask_of_declared_patterns_and_selectors_holds_for_ours(outlet: Outlet) -> None:
    assert fault_of(outlet.article_path) is None
    selectors = [selector for field in fields(Layout) for selector in getattr(outlet.layout, field.name)]
    assert not [selector for selector in selectors if fault_in(selector)]
