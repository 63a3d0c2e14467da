"""``hoidam revisions``: what outlets edited after they published it, and what they took away."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from hoidam.terminal import HANOI, counted, cut, harmless, moment, note, print_json, width

if TYPE_CHECKING:
    from meetings.difference import Paragraph, Piece
    from meetings.stored import Revision, StoredArticle
    from storage.store import Transaction

_MOST = 50
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
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Edited on or after this day."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a revision.")
def command(*, what: str | None, since: datetime | None, as_json: bool) -> None:
    """Which articles were edited or have vanished; of an article, or a meeting's, what changed in each.

    Only articles on our subject are looked at again, for thirty days. A counter or a box that changes is no
    revision.
    """
    from hoidam.opening import configuration, opened

    if what is not None and since is not None:
        raise click.UsageError("--since is for the list; an article is shown from its beginning")
    with opened(configuration(), create=False) as store, store.transaction() as tx:
        articles = _chosen(tx, what, since)
        known = [(article, tx.revisions(article.id)) for article in articles]
    if as_json:
        for article, revisions in known:
            for value in _as_json(article, revisions):
                print_json(value)
    elif what is None:
        _list(known)
    else:
        for article, revisions in known:
            _show(article, revisions)
    if not known:
        note("Nothing was edited and nothing has vanished, as far as we looked.")


def _chosen(tx: "Transaction", what: str | None, since: datetime | None) -> "list[StoredArticle]":
    from meetings.errors import MonitorError

    if what is None:
        return tx.edited_articles(since.replace(tzinfo=HANOI) if since else None, _MOST)
    meeting = tx.meeting(what)
    urls = [report.url for report in meeting.articles] if meeting else [what]
    found = [article for url in urls if (article := tx.article_at(url))]
    if not found:
        raise MonitorError(f"there is no article and no meeting {what!r}; hoidam meetings lists meetings")
    return found


def _list(known: "Sequence[tuple[StoredArticle, list[Revision]]]") -> None:
    for article, revisions in known:
        when = article.gone_at or revisions[-1].seen_at
        what = "vanished" if article.gone_at else f"edited, {counted(len(revisions), 'revision')}"
        start = f"{moment(when)}  {article.article.outlet:<16}  "
        click.echo(f"{start}{click.style(cut(article.article.title, width() - len(start)), bold=True)}")
        click.secho(f"{'':<18}{what} · {harmless(article.article.url)}", dim=True)
    if known:
        note(f"{counted(len(known), 'article')}; hoidam revisions ARTICLE shows what changed")


def _show(article: "StoredArticle", revisions: "list[Revision]") -> None:
    from meetings.difference import difference

    click.secho(harmless(article.article.title), bold=True)
    click.secho(f"{article.article.outlet} · {harmless(article.article.url)}", dim=True)
    click.echo(f"  {moment(revisions[0].seen_at)}  first seen")
    for earlier, later in pairwise(revisions):
        click.echo(f"  {moment(later.seen_at)}  revision {later.revision}")
        if earlier.title != later.title:
            click.echo(f"    title: {_line_of(difference(earlier.title, later.title))}")
        if earlier.published_at != later.published_at:
            click.echo(f"    published: {moment(earlier.published_at)} → {moment(later.published_at)}")
        for line in _lines(difference(earlier.text, later.text)):
            click.echo(f"    {line}")
    if article.gone_at is not None:
        click.secho(f"  {moment(article.gone_at)}  vanished; what we had:", fg="yellow")
        click.echo(f"    {cut(article.article.text, _BEGINNING)}")
    click.echo()


def _lines(paragraphs: "Sequence[Paragraph]") -> Iterator[str]:
    """The paragraphs that changed; the others are counted."""
    same = 0
    for paragraph in paragraphs:
        if not paragraph.is_changed:
            same += 1
            continue
        if same:
            yield click.style(f"… {counted(same, 'paragraph')} unchanged", dim=True)
        same = 0
        yield "".join(map(_marked, paragraph.pieces))
    if same:
        yield click.style(f"… {counted(same, 'paragraph')} unchanged", dim=True)


def _line_of(paragraphs: "Sequence[Paragraph]") -> str:
    return " ".join("".join(map(_marked, paragraph.pieces)) for paragraph in paragraphs)


def _marked(piece: "Piece") -> str:
    """Marks that can be read without colours, too."""
    words = harmless(piece.words)
    if piece.change == "removed":
        return click.style(f"[-{words}-]", fg="red")
    return click.style(f"{{+{words}+}}", fg="green") if piece.change == "added" else words


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
