"""``hoidam search``: full text of the articles kept."""

import click

from alerts.lines import wrapped
from hoidam.terminal import counted, harmless, moment, note, print_json, width


@click.command(
    "search",
    epilog="""\b
Examples:
  hoidam search hoi dam quoc phong       diacritics need not be typed
  hoidam search '"đường dây nóng" Lào Cai'""",
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an article.")
def command(*, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Articles with all WORDS, with or without diacritics; "words in quotes" have to follow each other."""
    from hoidam.opening import configuration, opened

    with opened(configuration()) as store, store.transaction() as tx:
        hits = tx.search(" ".join(words), limit=limit)
    if hits and not as_json:
        note("Published (Hanoi), where, and what was found", dim=True)
    for hit in hits:
        if as_json:
            print_json(
                {
                    "url": hit.url,
                    "outlet": hit.outlet,
                    "title": hit.title,
                    "published_at": hit.published_at.isoformat() if hit.published_at else None,
                    "snippet": hit.snippet,
                    "meetings": list(hit.meetings),
                }
            )
            continue
        click.secho(harmless(hit.title), bold=True)
        click.echo(f"  {moment(hit.published_at)}  {hit.outlet}  {harmless(hit.url)}")
        for line in wrapped(harmless(hit.snippet), width(), "  "):
            click.echo(line)
        if hit.meetings:
            click.secho(f"  → {', '.join(hit.meetings)}", fg="green")
    note(counted(len(hits), "article") if hits else "Nothing found.")
