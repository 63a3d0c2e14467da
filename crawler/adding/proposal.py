"""What an outlet is proposed from, and what is proposed."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.outlet import Outlet, host_of
from meetings.article import Article, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The page of an article, named `article.outlet`, and the home page, if it could be had.

    When `sampled`, a sample of the article's page is made too.
    """

    article: Page
    home: Page | None
    sampled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`expected` is JSON; `is_faithful` says whether the page in our words is read like the page itself."""

    html: str
    expected: str
    is_faithful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`article` is what is read in the page by the outlet; `doubts` are for whoever looks at it."""

    outlet: Outlet
    article: Article
    doubts: tuple[str, ...]
    sample: Sample | None = None


def home_of(url: str) -> str:
    return urljoin(url, "/")


def unknown_at(name: str, url: str) -> Outlet:
    """An outlet of which nothing is known but its host, fit to be asked."""
    host = host_of(urlsplit(url))
    return Outlet(name=name, title=name, hosts=(host,), article_path="(?!)", sources=())
