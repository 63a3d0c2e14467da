"""Whatever a person asks for, an outlet's robots.txt is asked first, and obeyed."""

from collections.abc import Callable
from pathlib import Path

import pytest

HOST = "http://post.example"
ARTICLE = f"{HOST}/the-gioi/hoi-dam-123456.html"
CONFIGURATION = f"""
[crawler]
proxy = "{{proxy}}"
delay = 0.05
timeout = 5
outlets = ["evening_post"]

[[outlets]]
name = "evening_post"
host = "post.example"
article = '/[a-z-]+/[a-z-]+-(?P<id>\\d+)\\.html'
feeds = ["{HOST}/rss"]
news_sitemaps = ["{HOST}/news.xml"]
dated_sitemaps = ["{HOST}/sitemap-{{{{day:%Y-%m-%d}}}}.xml"]
listings = ["{HOST}/the-gioi"]
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["crawl"],
        ["crawl", "--url", ARTICLE],
        ["crawl", "--since", "2026-03-18", "--until", "2026-03-18"],
        ["outlets", "check", "evening_post"],
        ["outlets", "add", "other", f"{HOST.replace('post', 'other')}/x-123456.html", "--toml"],
    ],
    ids=" ".join,
)
def test_a_robots_txt_that_forbids_everything_is_all_that_is_asked_for(
    arguments: list[str],
    served: Callable[[dict[str, bytes]], str],
    asked: list[str],
    finish: Callable[..., tuple[int, str]],
    tmp_path: Path,
) -> None:
    rules = b"User-agent: *\nDisallow: /"
    proxy = served({f"{HOST}/robots.txt": rules, "http://other.example/robots.txt": rules, ARTICLE: b"<p>x"})
    path = tmp_path / "hoidam.toml"
    path.write_text(CONFIGURATION.format(proxy=proxy), encoding="utf-8")
    finish(path, *arguments)
    assert [url.rpartition("/")[2] for url in asked] == ["robots.txt"]
