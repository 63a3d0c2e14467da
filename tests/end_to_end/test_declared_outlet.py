"""An outlet that nobody but the configuration knows is crawled, read and told of like one of ours."""

import json
from collections.abc import Callable
from pathlib import Path

from hoidam.samples.articles import sample_articles

PAGE = """<html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<h1>{title}</h1><time>{published:%d/%m/%Y %H:%M}</time>
<div class="story">{paragraphs}<div class="else"><p>Bộ trưởng Quốc phòng Lào tiếp đoàn Campuchia ngày 2/4.</p></div>
</div></body></html>"""

FEED = """<rss version="2.0"><channel><title>x</title><item><title>{title}</title>
<link>http://post.example/hoi-dam-123456.html</link></item></channel></rss>"""

CONFIGURATION = r"""
[crawler]
outlets = ["evening_post"]
proxy = "{proxy}"
delay = 0.05
timeout = 5
[[outlets]]
name = "evening_post"
title = "Evening Post"
host = "post.example"
article = '/[a-z-]+-(?P<id>\d{{6}})\.html'
feeds = ["http://post.example/news.rss"]
[outlets.layout]
body = ".story"
date = "time"
prune = ".else"
"""


def test_a_meeting_is_found_in_an_outlet_that_the_configuration_declares(
    served: Callable[[dict[str, bytes]], str], finish: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    sample = next(s for s, *_ in sample_articles() if "hội đàm tại Quảng Ninh" in s.title)
    paragraphs = "".join(f"<p>{line}</p>" for line in (sample.lead, *sample.paragraphs))
    page = PAGE.format(title=sample.title, published=sample.published, paragraphs=paragraphs)
    proxy = served(
        {
            "http://post.example/news.rss": FEED.format(title=sample.title).encode(),
            "http://post.example/hoi-dam-123456.html": page.encode(),
        }
    )
    configuration = tmp_path / "hoidam.toml"
    configuration.write_text(CONFIGURATION.format(proxy=proxy), encoding="utf-8")
    assert finish(configuration, "crawl")[0] == 0
    assert finish(configuration, "analyse")[0] == 0
    meetings = [json.loads(line) for line in finish(configuration, "meetings", "--json")[1].splitlines()]
    assert any(meeting["kind"] == "talks" for meeting in meetings)
    assert {article["outlet"] for meeting in meetings for article in meeting["articles"]} == {"evening_post"}
    (outlet,) = map(json.loads, finish(configuration, "outlets", "--json")[1].splitlines())
    assert (outlet["outlet"], outlet["host"], outlet["state"]) == ("evening_post", "post.example", "ok")
    assert outlet["articles"] == 1
