"""``hoidam read``: what do we see in this page or text? Nothing is stored."""

from pathlib import Path

import click

from hoidam.terminal import harmless, in_colour, note, print_json
from meetings.article import Article
from meetings.encounter import Encounter
from meetings.verdict import Verdict

_COLOURS = {"meeting": "green", "ties": "yellow", "none": None}


@click.command(
    "read",
    epilog="""\b
Examples:
  hoidam read article.txt --published 2024-10-25T16:41+07:00
  hoidam read saved.html --url https://vnexpress.net/some-article-4800000.html
  hoidam read articles.jsonl --json > read.jsonl""",
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE…"
)
@click.option("--url", help="The address the page was saved from; its outlet's rules then apply.")
@click.option("--outlet", help="The outlet it appeared in.")
@click.option(
    "--published", metavar="TIME", help="When it was published, ISO 8601; Hanoi time without a zone."
)
@click.option(
    "--language",
    type=click.Choice(["vi", "zh", "en"]),
    help="The language it is written in, if its letters mislead.",
)
@click.option("--title", help="Its headline; for plain text the first line is taken otherwise.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an article.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    files: tuple[Path, ...],
    url: str | None,
    outlet: str | None,
    published: str | None,
    language: str | None,
    title: str | None,
    as_json: bool,
) -> None:
    """What do we see in FILE? Verdict, and each encounter with the sentences that say so.

    In a terminal the text is shown with these sentences marked: in the colour of their encounter, with the
    fields they are the evidence of, names in bold. NO_COLOR=1 or a pipe gives them as quotations.

    FILE is a saved page (HTML), plain text, or articles as JSON Lines; - reads standard input. Nothing is
    stored and no configuration is needed; outlets that one declares have their pages read by it.
    """
    from hoidam.files import Said, articles_in, moment_said
    from hoidam.opening import configuration
    from hoidam.pages import extract
    from hoidam.understanding import understood
    from meetings.article import YEARS
    from meetings.reading.body import READ

    try:
        moment = None if published is None else moment_said(published, language)
    except ValueError as error:
        problem = f"{published!r} is no ISO 8601 time between {YEARS[0]} and {YEARS[-1]}"
        raise click.BadParameter(problem, param_hint="--published") from error
    said = Said(url=url, outlet=outlet, title=title, language=language, published=moment)
    failed = False

    outlets = configuration().outlets

    def read_page(body: bytes, url: str, outlet: str) -> Article:
        return extract(body, url, outlet, outlets)

    def mention(words: str) -> None:
        note(f"hoidam: {words}", fg="yellow")

    for path in files:
        for found in articles_in(path, said, read_page, mention):
            if not isinstance(found, Article):
                note(f"hoidam: {found}", fg="red")
                failed = True
                continue
            if len(found.text) > READ:
                mention(f"{found.url}: only the first {READ:,} characters are read")
            (_print_json if as_json else _print_people)(found, *understood(found))
    ctx.exit(1 if failed else 0)


def _print_json(article: Article, verdict: Verdict, encounters: list[Encounter]) -> None:
    told = [encounter.as_json() for encounter in encounters]
    print_json({"url": article.url, "verdict": verdict.as_json(), "encounters": told})


def _print_people(article: Article, verdict: Verdict, encounters: list[Encounter]) -> None:
    from hoidam.showing import show_encounter

    click.secho(harmless(article.title) or article.url, bold=True)
    label = click.style(verdict.label, fg=_COLOURS[verdict.label], bold=True)
    click.echo(f"{label}, score {verdict.score:.2f}  ·  {harmless(article.url)}")
    if in_colour():
        _print_marked(article, verdict, encounters)
        return
    for reason in verdict.reasons if not encounters else ():
        click.echo(f"  {reason.rule}: “{harmless(reason.quote)}”")
    for encounter in encounters:
        click.echo()
        show_encounter(encounter, "en")
    click.echo()


def _print_marked(article: Article, verdict: Verdict, encounters: list[Encounter]) -> None:
    """Each encounter in a colour of its own, and below them the text with their evidence in it."""
    from hoidam.marking import colour_of, marked
    from hoidam.showing import show_encounter

    for number, encounter in enumerate(encounters):
        click.echo()
        show_encounter(encounter, "en", evidence=False, fg=colour_of(number))
    lines = marked(article.text, verdict, encounters) if encounters or verdict.reasons else []
    click.echo("\n" * bool(lines) + "\n".join(lines))
    click.echo()
