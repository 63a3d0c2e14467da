"""``hoidam feeds``: the files that a web server hands to feed readers and calendars."""

from pathlib import Path

import click

from hoidam.terminal import note, print_json


@click.command(
    "feeds",
    epilog="""\b
Examples:
  hoidam feeds
  hoidam feeds --to /var/www/press --language en""",
)
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="FOLDER", help="Where; else folder of [feeds]."
)
@click.option("--language", type=click.Choice(["vi", "en", "zh"]), help="In place of language of [feeds].")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object a file.")
def command(*, to: Path | None, language: str | None, as_json: bool) -> None:
    """Write an Atom feed, a JSON Feed and a calendar of meetings into a folder.

    hoidam run does so by itself as soon as a meeting changes, where the configuration names a folder. A file
    that has nothing new to say is left alone; none is ever there by half.
    """
    from hoidam.clock import now
    from hoidam.opening import configuration, opened
    from hoidam.publishing import files_of, write

    found = configuration()
    folder = to or found.feeds_folder
    if folder is None:
        raise click.UsageError("name a folder: --to FOLDER, or folder in [feeds] of the configuration")
    settings = found.settings.feeds
    if language:
        settings = settings.model_copy(update={"language": language})
    with opened(found) as store:
        files = files_of(store, settings, now().date())
    written = write(files, folder)
    for name, content in files.items():
        place = folder / name
        if as_json:
            print_json({"file": str(place), "bytes": len(content), "written": place in written})
        note(f"{place}: {'written' if place in written else 'nothing new'}")
