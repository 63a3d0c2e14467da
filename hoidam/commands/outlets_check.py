"""``hoidam outlets check``: one look at every source, and at one page of each outlet."""

from collections.abc import Sequence
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import click

from hoidam.commands.crawl import WAIT
from hoidam.terminal import cut, harmless, moment, note, print_json, print_table, width

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from meetings.article import Article
    from meetings.outlet_visit import OutletVisit


@click.command(
    "check",
    short_help="Visit each source once, and say what came.",
    epilog="""\b
Examples:
  hoidam outlets check vnexpress
  hoidam outlets check --json | jq -c 'select(.outcome != "ok")'""",
)
@click.argument("names", nargs=-1, metavar="[OUTLET…]")
@WAIT
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a request.")
@click.pass_context
def command(ctx: click.Context, *, names: tuple[str, ...], wait: float, as_json: bool) -> None:
    """Visit each source once, and the newest article of each outlet, and say what came.

    As politely as any crawl, so it takes a while, and an outlet that does not answer is not asked for its
    other sources; nothing is kept but that we asked. Exit code 1 when a source or a page was not what it
    should be.
    """
    from crawler.run import crawl
    from hoidam.asking_alone import asking_alone
    from hoidam.checking import CheckJournal
    from hoidam.clock import now
    from hoidam.commands.crawl import chosen_outlets
    from hoidam.crawling import manners_of
    from hoidam.opening import configuration, opened

    found = configuration()
    chosen = chosen_outlets(found, names)
    with (
        opened(found) as store,
        asking_alone(
            store,
            chosen,
            "hoidam outlets check",
            patience=timedelta(minutes=wait),
            wants_all=bool(names),
        ) as (outlets, left),
    ):
        journal = CheckJournal(store=store, now=now)
        reports = crawl(list(outlets.values()), journal=journal, manners=manners_of(found), now=now)
    asked = [visit for visit in journal.visits if visit.asked != "robots"]
    left_out = _left_out(chosen, asked)
    others = {report.outlet: report.asked_by for report in left}
    if as_json:
        for visit in asked:
            print_json(_as_json(visit, journal.articles))
        for name, url in left_out:
            said = {"outlet": name, "asked": "source", "url": url, "outcome": "not_asked"}
            print_json({**said, "asked_by": others.get(name)})
    else:
        _print(asked, left_out)
        for name, outlet in outlets.items():
            _print_page(outlet, [v for v in asked if v.outlet == name], journal.articles.get(name))
    for report in (*reports, *left):
        if report.problem:
            note(f"{report.outlet}: {report.problem}", fg="yellow")
    well = {visit.outlet for visit in asked if visit.asked == "page" and visit.outcome == "ok"}
    ill = any(visit.outcome != "ok" for visit in asked if visit.asked == "source") or well != set(outlets)
    ctx.exit(1 if ill or left else 0)


def _left_out(outlets: "dict[str, Outlet]", asked: "Sequence[OutletVisit]") -> list[tuple[str, str]]:
    """Outlet and address of the sources not asked, for another of their outlet, or who else asks it."""
    came = {visit.url for visit in asked}
    return [(name, url) for name, outlet in outlets.items() for url in outlet.current() if url not in came]


def _print(visits: "Sequence[OutletVisit]", left_out: Sequence[tuple[str, str]]) -> None:
    from meetings.outlet_visit import in_words

    rows: list[tuple[str, ...]] = [
        (v.outlet, in_words(v.outcome), f"{v.found}", moment(v.newest_at), f"{v.seconds:.1f} s", v.url)
        for v in visits
        if v.asked == "source"
    ]
    rows += [(outlet, "not asked", "–", "–", "–", url) for outlet, url in left_out]
    print_table(["Outlet", "Outcome", "Items", "Newest", "Took", "Source"], sorted(rows, key=itemgetter(0)))


def _print_page(outlet: "Outlet", visits: "Sequence[OutletVisit]", article: "Article | None") -> None:
    """What was read in the newest article, or why nothing was."""
    from meetings.outlet_visit import in_words

    page = next((visit for visit in visits if visit.asked == "page"), None)
    if page is None:
        return
    click.echo()
    click.secho(f"{outlet.name}: {harmless(page.url)}", bold=True)
    if article is None:
        click.secho(f"  {in_words(page.outcome)}{f': {page.detail}' if page.detail else ''}", fg="yellow")
        return
    body = "where its layout says" if page.by_layout else "by what pages have in common"
    for label, said in (
        ("title", article.title),
        ("lead", article.lead),
        ("body", f"{len(article.text):,} characters, {body}"),
        ("date", f"{moment(article.published_at)} (Hanoi)" if article.published_at else None),
        ("byline", article.byline),
        ("credit", article.credit),
    ):
        click.echo(f"  {label:<7} {cut(said, width() - 10) if said else '–'}")


def _as_json(visit: "OutletVisit", articles: "dict[str, Article]") -> dict[str, Any]:
    told: dict[str, Any] = {
        "outlet": visit.outlet,
        "asked": visit.asked,
        "url": visit.url,
        "outcome": visit.outcome,
        "detail": visit.detail,
        "seconds": round(visit.seconds, 3),
    }
    if visit.asked == "source":
        newest = visit.newest_at.isoformat() if visit.newest_at else None
        return {**told, "items": visit.found, "newest_at": newest}
    article = articles.get(visit.outlet)
    return {**told, "by_layout": visit.by_layout, "article": article.as_json() if article else None}
