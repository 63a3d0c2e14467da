"""``hoidam score``: how well labelled articles are judged, read and merged, and the worst mistakes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alerts.lines import wrapped
from hoidam.terminal import counted, cut, harmless, note, print_json, print_table, width

if TYPE_CHECKING:
    from hoidam.scoring.clusters import Agreement
    from hoidam.scoring.gold import Labelled
    from hoidam.scoring.mistakes import Mistake
    from hoidam.scoring.verdicts import Score

_REASONS = 3
_REFUSED = 10
"""Lines that cannot be used, shown each."""


@click.command(
    "score",
    epilog="""\b
Examples:
  hoidam score labelled.jsonl
  hoidam score labelled.jsonl --worst 5
  hoidam score labelled.jsonl --json | jq 'select(.field)'""",
)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@click.option("--worst", default=20, show_default=True, type=click.IntRange(min=0), help="Mistakes to show.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout: the figures, then each mistake.")
@click.pass_context
def command(ctx: click.Context, *, file: Path, worst: int, as_json: bool) -> None:
    """Measure how well FILE is judged, read and merged.

    FILE is JSON Lines of articles with gold.label: meeting, ties or none. The verdict counts meeting and ties
    together against none. Where gold.encounters say what is to be read, each field of them is compared; where
    they name their meeting, the merging is measured, in a store of its own.
    """
    from hoidam.opening import configuration
    from hoidam.scoring.gold import Labelled, labelled_in

    configuration()
    judged: list[Labelled] = []
    refused = 0
    for each in labelled_in(file):
        if isinstance(each, Labelled):
            judged.append(each)
            continue
        refused += 1
        if refused <= _REFUSED:
            note(f"hoidam: {each}", fg="red")
    if refused > _REFUSED:
        note(f"hoidam: {counted(refused, 'line')} of {file} cannot be used; these are the first", fg="red")
    if judged:
        (_as_json if as_json else _as_text)(judged, worst)
    ctx.exit(1 if refused or not judged else 0)


def _as_json(judged: "Sequence[Labelled]", worst: int) -> None:
    from hoidam.scoring.fields import field_scores
    from hoidam.scoring.mistakes import mistakes
    from hoidam.scoring.verdicts import by, score, score_of_meetings

    print_json({"articles": len(judged), **_figures(score(judged))})
    print_json({"verdict": "meeting", **_figures(score_of_meetings(judged))})
    for language, some in by(judged, "language").items():
        print_json({"language": language, "articles": len(some), **_figures(score(some))})
    for category, some in by(judged, "why").items():
        print_json({"category": category, "articles": len(some), **_figures(score(some))})
    for language, articles in _languages(judged):
        for name, compared in field_scores(articles).items():
            exact, lenient = _figures(compared.exact), _figures(compared.lenient)
            print_json({"field": name, "language": language, "exact": exact, "lenient": lenient})
    for name, measure, size, found in _clusters(judged):
        figures = {"precision": found.precision, "recall": found.recall, "f1": found.f1}
        print_json({"clusters": name, "measure": measure, "encounters": size, **figures})
    for mistake in mistakes(judged)[:worst]:
        print_json(_mistake(mistake))


def _figures(found: "Score") -> dict[str, float | int | None]:
    return {
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
        "hits": found.hits,
        "misses": found.misses,
        "false_alarms": found.false_alarms,
    }


def _mistake(found: "Mistake") -> dict[str, Any]:
    each = found.labelled
    return {
        "url": each.article.url,
        "title": each.article.title,
        "mistake": found.what,
        "reasons": list(found.reasons),
        "why": each.why,
        "gold": each.gold,
        "given": each.given,
        "score": round(each.score, 3),
    }


def _languages(judged: "Sequence[Labelled]") -> "Iterator[tuple[str, Sequence[Labelled]]]":
    """All, and each language if there are several."""
    from hoidam.scoring.verdicts import by

    yield "all", judged
    languages = by(judged, "language")
    if len(languages) > 1:
        yield from languages.items()


def _clusters(judged: "Sequence[Labelled]") -> "Iterator[tuple[str, str, int, Agreement]]":
    from hoidam.scoring.clusters import merged

    if not any(told.meeting for each in judged for told in each.told or ()):
        return
    found = merged(judged)
    for pair in found.wrongly:
        note(f"two meetings of one visit were taken for one: {' and '.join(pair)}", fg="yellow")
    for name, clusters in (("meetings", found.meetings), ("visits", found.visits)):
        yield name, "B-cubed", len(clusters.gold), clusters.b_cubed()
        yield name, "pairwise", len(clusters.gold), clusters.pairwise()


def _as_text(judged: "Sequence[Labelled]", worst: int) -> None:
    from hoidam.scoring.mistakes import mistakes

    _print_verdicts(judged)
    _print_fields(judged)
    rows = [
        (name, measure, size, *_shares(found.precision, found.recall, found.f1))
        for name, measure, size, found in _clusters(judged)
    ]
    if rows:
        click.echo()
        print_table(["Merging", "Measure", "Encounters", "Precision", "Recall", "F1"], rows)
    _print_mistakes(mistakes(judged), worst)


def _print_verdicts(judged: "Sequence[Labelled]") -> None:
    from hoidam.scoring.gold import LABELS
    from hoidam.scoring.verdicts import by, score, score_of_meetings

    heads = ["Language", "Articles", "Hits", "Misses", "False alarms", "Precision", "Recall", "F1"]
    rows = [(name, len(some), *_row(score(some))) for name, some in _languages(judged)]
    print_table(heads, [*rows, ("meetings", len(judged), *_row(score_of_meetings(judged)))])
    borderline = sum(each.borderline for each in judged)
    if borderline:
        click.echo(f"{counted(borderline, 'article')} on the border of our subject left aside")
    click.echo()
    categories = [
        (
            *(sum(each.given == label for each in some) for label in LABELS),
            *_shares(score(some).precision, score(some).recall),
            some[0].gold,
            name,
        )
        for name, some in by(judged, "why").items()
    ]
    print_table([*(f"→ {label}" for label in LABELS), "Precision", "Recall", "Gold", "Category"], categories)


def _print_fields(judged: "Sequence[Labelled]") -> None:
    from hoidam.scoring.fields import field_scores

    for language, some in _languages(judged):
        rows = [
            (
                name,
                s.exact.hits + s.exact.misses,
                *_shares(s.exact.precision, s.exact.recall, s.exact.f1, s.lenient.f1),
            )
            for name, s in field_scores(some).items()
            if s.exact.hits + s.exact.misses + s.exact.false_alarms
        ]
        if rows:
            click.echo()
            heads = [f"Field ({language})", "Gold", "Precision", "Recall", "F1", "Lenient F1"]
            print_table(heads, rows)


def _print_mistakes(found: "Sequence[Mistake]", worst: int) -> None:
    click.echo()
    click.secho(
        f"Mistakes: {counted(len(found), 'article or encounter', 'articles or encounters')}", bold=True
    )
    for mistake in found[:worst]:
        article = mistake.labelled.article
        click.echo(f"  {harmless(mistake.what)}")
        click.secho(f"    {cut(article.title, width() - 4)}", dim=True)
        click.secho(f"    {harmless(article.url)}  {harmless(mistake.labelled.why)}", dim=True)
        for reason in mistake.reasons[:_REASONS]:
            for line in wrapped(harmless(reason), width(), "    ", "    "):
                click.echo(line)
    if len(found) > worst:
        click.echo(f"  … and {len(found) - worst} more: --worst {len(found)}")


def _row(found: "Score") -> tuple[object, ...]:
    return (found.hits, found.misses, found.false_alarms, *_shares(found.precision, found.recall, found.f1))


def _shares(*shares: float | None) -> tuple[str, ...]:
    return tuple("–" if share is None else f"{share:.3f}" for share in shares)
