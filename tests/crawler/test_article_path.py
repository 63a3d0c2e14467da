"""A pattern that somebody wrote finds numbers in paths, and never takes the crawl's time."""

import time

import pytest

from crawler.article_path import fault_of, numbers_in
from crawler.outlet import Outlet

SLOW = r"/(?:[a-z]|[a-z0-9-])*-(?P<id>\d+)"


@pytest.mark.parametrize(
    ("pattern", "path", "numbers"),
    [
        (r"/[a-z-]+-(?P<id>\d+)\.html", "/a-b-7.html", {"id": "7"}),
        (r"/[a-z-]+-(?P<id>\d+)\.html", "/a-b-7.html/2", {}),
        (r"/(?:p(?P<id>\d+)|(?P<old>\d+))", "/7", {"old": "7"}),
        (r"/(?P<section>[a-z]+)/(?P<id>\d+)", "/news/7", {"id": "7"}),
        (r"/(?P<id>\d+)?", "/", {}),
    ],
)
def test_the_whole_path_has_to_match(pattern: str, path: str, numbers: dict[str, str]) -> None:
    assert numbers_in(path, pattern) == numbers


def test_a_path_on_which_the_pattern_takes_for_ever_is_no_article() -> None:
    begun = time.process_time()
    outlet = Outlet(name="a", title="A", hosts=("a.example",), article_path=SLOW, sources=())
    assert outlet.key("https://a.example/" + "a" * 2_000 + "!") is None
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "pattern",
    [SLOW, r"/(a|a)*(?P<id>b)", r"/(?:\d|\d\d|-)+x(?P<id>1)"],
)
def test_a_pattern_that_takes_for_ever_is_found_before_it_is_used(pattern: str) -> None:
    begun = time.process_time()
    assert "takes too long" in str(fault_of(pattern))
    assert time.process_time() - begun < 4


@pytest.mark.parametrize(
    "pattern",
    ["(" * 499, "/" + "(?:" * 120 + "x" + ")" * 120 + "(?P<id>1)", "/a{99999999999999999999}(?P<id>1)", "/(?P<id>\\"],
)  # fmt: skip
def test_a_pattern_that_cannot_be_built_is_said_to_be_none(pattern: str) -> None:
    assert fault_of(pattern) is None or "is no regular expression" in str(fault_of(pattern))
