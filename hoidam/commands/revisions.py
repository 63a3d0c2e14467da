"""``hoidam revisions``: what outlets edited after they published it, and what they took away."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import click

from alerts.lines import wrapped
from hoidam.commands.days import Day
from hoidam.terminal import HANOI, counted, cut, harmless, moment, note, print_json, width

if TYPE_CHECKING:
    from hoidam.configuration import Configuration
    from meetings.difference import Paragraph
    from meetings.stored import Revision, StoredArticle
    from storage.store import Transaction

_MOST = 50
"""Articles that people are shown unasked."""
_BEGINNING = 600


@click.command(
    "revisions",
    epilog="""\b
Examples:
  hoidam revisions --since 2026-11-01
  hoidam revisions 2026-03-18-talks-giang-dong-jun
  hoidam revisions https://vnexpress.net/some-article-4800000.html""",
)
@click.argument("what", required=False, metavar="[ARTICLE|MEETING]")
@click.option("--since", type=Day(), metavar="DAY", help="Edited on or after this day.")
@click.option("--all", "show_all", is_flag=True, help=f"Not only the latest {_MOST} articles.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a revision.")
def command(*, what: str | None, since: date | None, show_all: bool, as_json: bool) -> None:
    """Which articles were edited or have vanished; of an article, or a meeting's, what changed in each.

    Only articles on our subject are looked at again, for thirty days. A counter or a box that changes is no
    revision.
    """
    from hoidam.opening import configuration, opened

    if what is not None and since is not None:
        raise click.UsageError("--since is for the list; an article is shown from its beginning")
    found = configuration()
    with opened(found, create=False) as store, store.transaction() as tx:
        articles = _chosen(tx, what, since, found)
        shown = articles if what or show_all or as_json else articles[:_MOST]
        known = [(article, tx.revisions(article.id)) for article in shown]
    if as_json:
        for article, revisions in known:
            for value in _as_json(article, revisions):
                print_json(value)
    elif what is None:
        _list(known, more=len(articles) - len(shown))
    else:
        for article, revisions in known:
            _show(article, revisions)
    if not known:
        note("Nothing was edited and nothing has vanished, as far as we looked.")


def _chosen(
    tx: "Transaction", what: str | None, since: date | None, found: "Configuration"
) -> "list[StoredArticle]":
    from crawler.identity import key_of
    from hoidam.opening import known_meeting
    from meetings.errors import MonitorError

    if what is None:
        return tx.edited_articles(datetime.combine(since, time(), HANOI) if since else None)
    if "://" not in what:
        urls = [report.url for report in known_meeting(tx, what).articles]
        return [article for url in urls if (article := tx.article_at(url))]
    if (article := tx.article_at(what) or tx.article_of(key_of(what, found.outlets)[1])) is None:
        raise MonitorError(f"there is no article {what}; hoidam meetings MEETING shows addresses")
    return [article]


def _list(known: "Sequence[tuple[StoredArticle, list[Revision]]]", *, more: int) -> None:
    for article, revisions in known:
        when = article.gone_at or revisions[-1].seen_at
        edited = f"revision {revisions[-1].revision}" if len(revisions) > 1 else ""
        what = ", ".join(filter(None, ("vanished" if article.gone_at else "", edited)))
        start = f"{moment(when)}  {article.article.outlet:<16}  "
        click.echo(f"{start}{click.style(cut(article.article.title, width() - len(start)), bold=True)}")
        click.secho(f"{'':<18}{what} · {harmless(article.article.url)}", dim=True)
    if more:
        note(f"… and {more:,} more, edited or gone earlier: --all, or --json", fg="yellow")
    if known:
        note(f"{counted(len(known), 'article')}; hoidam revisions ARTICLE shows what changed")


def _show(article: "StoredArticle", revisions: "list[Revision]") -> None:
    from meetings.difference import difference

    click.secho(harmless(article.article.title), bold=True)
    click.secho(f"{article.article.outlet} · {harmless(article.article.url)}", dim=True)
    unchanged = "" if len(revisions) > 1 or article.gone_at else ", not edited since"
    click.echo(f"  {moment(revisions[0].seen_at)}  first seen{unchanged}")
    for earlier, later in pairwise(revisions):
        click.echo(f"  {moment(later.seen_at)}  revision {later.revision}")
        if earlier.title != later.title:
            for paragraph in difference(earlier.title, later.title):
                _print(f"title: {_marked(paragraph)}")
        if earlier.published_at != later.published_at:
            _print(f"published: {moment(earlier.published_at)} → {moment(later.published_at)}")
        _print_changed(difference(earlier.text, later.text))
    if article.gone_at is not None:
        click.secho(f"  gone since {moment(article.gone_at)}, what we had:", fg="yellow")
        _print(cut(article.article.text, _BEGINNING))
    click.echo()


def _print_changed(paragraphs: "Sequence[Paragraph]") -> None:
    """The paragraphs that changed; the others are counted."""
    for is_changed, some in groupby(paragraphs, attrgetter("is_changed")):
        if is_changed:
            for paragraph in some:
                _print(_marked(paragraph))
        else:
            unchanged = counted(len(list(some)), "paragraph")
            click.secho(f"{_MARGIN}… {unchanged} unchanged", dim=True)


_MARGIN = " " * 4
_MARKED = re.compile(r"\[-.*?-\]|\{\+.*?\+\}", re.DOTALL)


def _marked(paragraph: "Paragraph") -> str:
    """With marks that can be read without colours, too."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[piece.change].format(harmless(piece.words)) for piece in paragraph.pieces)


def _print(words: str) -> None:
    lines = wrapped(words, width(), _MARGIN)
    click.echo(_MARKED.sub(_coloured, "\n".join(lines)))


def _coloured(marked: re.Match[str]) -> str:
    """Line by line, so that what a pager or a terminal cuts off ends its colour."""
    colour = "red" if marked[0].startswith("[") else "green"
    return "\n".join(click.style(line, fg=colour) for line in marked[0].split("\n"))


def _as_json(article: "StoredArticle", revisions: "list[Revision]") -> Iterator[dict[str, Any]]:
    for revision in revisions:
        yield {
            "url": article.article.url,
            "outlet": article.article.outlet,
            "revision": revision.revision,
            "seen_at": revision.seen_at.isoformat(),
            "title": revision.title,
            "text": revision.text,
            "published_at": revision.published_at.isoformat() if revision.published_at else None,
            "gone_at": article.gone_at.isoformat() if article.gone_at else None,
        }
