"""``hoidam evidence``: the pages that a meeting is known from, to keep and to cite."""

from pathlib import Path

import click

from hoidam.terminal import counted, note, print_json


@click.command(
    "evidence",
    epilog="""\b
Examples:
  hoidam evidence 2026-03-18-talks-giang-dong-jun
  hoidam evidence 2026-03-18-talks-giang-dong-jun --warc --to talks.warc.gz""",
)
@click.argument("meeting_id", metavar="MEETING")
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="PATH", help="Where; by default evidence-MEETING."
)
@click.option("--warc", is_flag=True, help="One file in the form of web archives, in place of a folder.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an article.")
def command(*, meeting_id: str, to: Path | None, warc: bool, as_json: bool) -> None:
    """Write out what MEETING is known from: each page as it was answered, with headers, time and SHA-256.

    A folder that explains itself, or with --warc a file that archives and replay tools take. Nothing is ever
    overwritten.
    """
    from hoidam.clock import now
    from hoidam.evidence import exhibits, files_of, write_folder
    from hoidam.opening import configuration, known_meeting, opened
    from hoidam.showing import headline_of

    with opened(configuration(), create=False) as store, store.transaction() as tx:
        meeting = known_meeting(tx, meeting_id)
        shown = exhibits(tx, meeting)
    place = to or Path(f"evidence-{meeting.id}{'.warc.gz' if warc else ''}")
    if warc:
        from hoidam.warc import warc_of, write_warc

        write_warc(warc_of(meeting, shown, place.name), place)
    else:
        write_folder(files_of(meeting, shown, headline_of(meeting, "en"), now()), place)
    for exhibit in shown if as_json else ():
        pages = [
            {"url": s.url, "fetched_at": s.fetched_at.isoformat(), "sha256": s.sha256}
            for s in exhibit.snapshots
        ]
        print_json({"url": exhibit.report.url, "outlet": exhibit.report.outlet, "pages": pages})
    pages_kept = sum(len(exhibit.snapshots) for exhibit in shown)
    note(f"{place}: {counted(len(shown), 'report')}, {counted(pages_kept, 'page')}")
    if without := [exhibit.report.url for exhibit in shown if not exhibit.snapshots]:
        note(
            f"No page is kept of {counted(len(without), 'report')}, only its words: {', '.join(without[:3])}",
            fg="yellow",
        )
