"""``hoidam import``: articles from elsewhere go into the store."""

from collections import Counter
from pathlib import Path

import click

from hoidam.terminal import counted, note, print_json


@click.command(
    "import",
    epilog="""\b
Examples:
  hoidam import articles.jsonl && hoidam analyse
  jq -c . archive/*.json | hoidam import -""",
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE.jsonl…"
)
@click.option(
    "--alert", is_flag=True, help="Treat them as fresh news: subscribers are told of what they say."
)
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an article.")
@click.pass_context
def command(ctx: click.Context, *, files: tuple[Path, ...], alert: bool, as_json: bool) -> None:
    """Take articles from JSON Lines into the store, to be analysed; subscribers are not told of them.

    One object a line, with url, outlet, title, text, published_at (ISO 8601 or null), and if known language,
    lead, byline and credit. There must be an address, a title, which may be empty, and text; what else is
    missing is not known, but for the language, which the letters tell. A line that is none costs itself
    alone. An article known already is left alone; what a changed one said before is kept.
    """
    from crawler.identity import key_of
    from hoidam.clock import now
    from hoidam.files import lines_in
    from hoidam.opening import configuration, opened
    from meetings.article import Article

    here, kept = configuration(), Counter[str]()
    with opened(here) as store:
        for path in files:
            for found in lines_in(path, mention=lambda words: note(f"hoidam: {words}", fg="yellow")):
                if not isinstance(found, Article):
                    kept["refused"] += 1
                    note(f"hoidam: {found}", fg="red")
                    continue
                with store.transaction() as tx:
                    _, key = key_of(found.url, here.outlets)
                    outcome = tx.keep(
                        found, key=key, now=now(), origin="crawl" if alert else "import"
                    ).outcome
                kept[outcome] += 1
                if as_json:
                    print_json({"url": found.url, "outcome": outcome})
    said = ", ".join(f"{kept[name]} {words}" for name, words in _WORDS.items() if kept[name])
    total = sum(kept.values()) - kept["refused"]
    note(f"{counted(total, 'article')}{f': {said}' if said else ''}")
    if kept["new"] or kept["revised"]:
        note("Next: hoidam analyse")
    ctx.exit(1 if kept["refused"] else 0)


_WORDS = {
    "new": "new",
    "revised": "revised",
    "same": "known already",
    "refused": "refused",
}
