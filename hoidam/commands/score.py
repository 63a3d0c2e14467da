"""``hoidam score``: precision and recall on labelled articles, and which ones are missed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hoidam.terminal import counted, note, print_json, print_table

if TYPE_CHECKING:
    from hoidam.scoring import Labelled, Score


@click.command("score", epilog="Example: hoidam score labelled.jsonl")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout: the figures, then each error.")
@click.pass_context
def command(ctx: click.Context, *, file: Path, as_json: bool) -> None:
    """How well is FILE judged? JSON Lines of articles with gold.label: meeting, ties or none.

    Counts meeting and ties together against none, and lists what is missed and what is falsely raised.
    """
    from hoidam.scoring import Labelled, labelled_in

    judged: list[Labelled] = []
    refused = 0
    for each in labelled_in(file):
        if isinstance(each, Labelled):
            judged.append(each)
        else:
            refused += 1
            note(f"hoidam: {each}", fg="red")
    if judged:
        (_as_json if as_json else _as_text)(judged)
    ctx.exit(1 if refused or not judged else 0)


def _as_json(judged: "Sequence[Labelled]") -> None:
    from hoidam.scoring import by, score

    print_json({"articles": len(judged), **_figures(score(judged))})
    for language, some in by(judged, "language").items():
        print_json({"language": language, "articles": len(some), **_figures(score(some))})
    for each in _wrong(judged):
        said = {"url": each.article.url, "title": each.article.title, "why": each.why}
        print_json({**said, "gold": each.gold, "given": each.given, "score": round(each.score, 3)})


def _figures(found: "Score") -> dict[str, float | int | None]:
    return {
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
        "hits": found.hits,
        "misses": found.misses,
        "false_alarms": found.false_alarms,
    }


def _wrong(judged: "Sequence[Labelled]") -> "list[Labelled]":
    return [each for each in judged if each.wanted != each.found]


def _as_text(judged: "Sequence[Labelled]") -> None:
    from hoidam.scoring import LABELS, by, score

    groups = [("all", judged), *by(judged, "language").items()]
    rows = [(name, len(some), *_row(score(some))) for name, some in groups]
    print_table(["Language", "Articles", "Hits", "Misses", "False alarms", "Precision", "Recall", "F1"], rows)
    click.echo()
    why = [
        (*(sum(each.given == label for each in some) for label in LABELS), some[0].gold, name)
        for name, some in by(judged, "why").items()
    ]
    print_table([*(f"→ {label}" for label in LABELS), "Gold", "Why"], why)
    for title, missed in (("Missed", True), ("False alarms", False)):
        some = [each for each in _wrong(judged) if each.wanted is missed]
        click.echo()
        click.secho(f"{title}: {counted(len(some), 'article')}", bold=True)
        if some:
            print_table(
                ["Gold", "Given", "Score", "Address", "Title"],
                [(e.gold, e.given, f"{e.score:.2f}", e.article.url, e.article.title) for e in some],
            )


def _row(found: "Score") -> tuple[object, ...]:
    shares = (found.precision, found.recall, found.f1)
    said = ("–" if share is None else f"{share:.3f}" for share in shares)
    return (found.hits, found.misses, found.false_alarms, *said)
