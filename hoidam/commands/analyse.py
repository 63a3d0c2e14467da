"""``hoidam analyse``: judge, read and resolve what is due."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from hoidam.terminal import counted, is_terminal, note, print_json, print_table

if TYPE_CHECKING:
    from alerts.subscription import Subscription
    from meetings.meeting import Conclusion
    from storage.store import Store


@click.command(
    "analyse",
    epilog="""\b
Examples:
  hoidam analyse
  hoidam analyse --again --dry-run     what would today's rules read otherwise?""",
)
@click.option("--again", is_flag=True, help="Every article, not only those not read yet; alerts nobody.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--alert-imports", is_flag=True, help="Tell subscribers of what imported articles say, too.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a change.")
def command(*, again: bool, dry_run: bool, alert_imports: bool, as_json: bool) -> None:
    """Judge articles, read the relevant ones, and merge what they say into meetings."""
    from hoidam.opening import configuration, opened

    found = configuration()
    with opened(found) as store:
        if dry_run:
            _dry(store, again=again, as_json=as_json)
            return
        _work(store, found.settings.told(), again=again, alert_imports=alert_imports, as_json=as_json)


def _dry(store: "Store", *, again: bool, as_json: bool) -> None:
    from hoidam.analysing import reread

    changed = 0
    for change in reread(store, again=again):
        changed += 1
        article = change.stored.article
        if as_json:
            print_json({"url": article.url, "before": change.before, "after": change.after})
            continue
        click.secho(article.title or article.url, bold=True)
        click.echo(f"  {article.url}\n  was  {change.before}\n  now  {change.after}")
    note(f"{counted(changed, 'article')} would be read otherwise; nothing was written")


def _work(
    store: "Store", told: "Sequence[Subscription]", *, again: bool, alert_imports: bool, as_json: bool
) -> None:
    from hoidam.analysing import analyse, expire_plans
    from hoidam.clock import now
    from meetings.meeting import Changed, Confirmed, Opened

    read = 0
    rows: list[Conclusion] = []
    for outcome in analyse(store, told, now=now, again=again, alert_imports=alert_imports):
        read += 1
        if is_terminal() and not as_json:
            click.echo(f"\r{counted(read, 'article')} read", nl=False, err=True)
        rows += outcome.conclusions
        if as_json:
            for conclusion in outcome.conclusions:
                print_json(
                    {
                        "url": outcome.stored.article.url,
                        "meeting": conclusion.meeting.id,
                        "version": conclusion.meeting.version,
                        "conclusion": type(conclusion).__name__.lower(),
                    }
                )
    rows += expire_plans(store, told, now())
    counts = {kind: sum(isinstance(row, kind) for row in rows) for kind in (Opened, Changed, Confirmed)}
    note(
        f"\r{counted(read, 'article')} read: {counted(counts[Opened], 'meeting')} new, "
        f"{counts[Changed]} changed, {counts[Confirmed]} confirmed"
    )
    if rows and not as_json:
        _show(rows)


def _show(conclusions: "Sequence[Conclusion]") -> None:
    """Each meeting once, as it stands now."""
    from hoidam.showing import headline_of
    from meetings.meeting import Confirmed

    latest = {c.meeting.id: c for c in conclusions if not isinstance(c, Confirmed)}
    if latest:
        rows = [
            (
                c.meeting.facts.start or "–",
                type(c).__name__.lower(),
                c.meeting.id,
                headline_of(c.meeting, "en"),
            )
            for c in sorted(latest.values(), key=lambda c: str(c.meeting.facts.start), reverse=True)
        ]
        print_table(["Day", "", "Meeting", "What"], rows)
