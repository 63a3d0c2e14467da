"""A page and what is read in it today: the pair of files that proves an outlet's declaration in the tests."""

import json
from dataclasses import replace
from typing import Any

from crawler.adding.proposal import Sample
from crawler.adding.rewording import reworded
from crawler.adding.wordplay import address_in_our_words
from crawler.extract import extract
from crawler.identity import key_of
from crawler.outlet import Outlet
from meetings.article import Article, Page


def sample_of(page: Page, outlet: Outlet, article: Article) -> Sample:
    """The sample of a page in which `article` was read; raises `NotAnArticle` when it says too little."""
    html = reworded(page, outlet, article.credit)
    own = replace(page, url=address_in_our_words(page.url), body=html.encode(), charset="utf-8")
    read = extract(own, outlet)
    _, key = key_of(own.url, {outlet.name: outlet})
    said = read.as_json()
    expected = {
        "url": own.url,
        "key": key,
        **{name: said[name] for name in ("title", "lead", "text", "published_at", "byline", "credit")},
    }
    return Sample(
        html=html,
        expected=json.dumps(expected, ensure_ascii=False, indent=1) + "\n",
        is_faithful=shape_of(read) == shape_of(article),
    )


def shape_of(article: Article) -> tuple[Any, ...]:
    """What other words do not change: lengths, the time, and who is named."""
    lengths = [len(paragraph) for paragraph in article.text.split("\n")]
    byline = article.byline and len(article.byline)
    return len(article.title), lengths, len(article.lead or ""), article.published_at, byline, article.credit
