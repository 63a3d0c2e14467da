"""``hoidam run``: the daemon."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import logging

_OURS = {"alerts", "crawler", "hoidam", "meetings", "scheduler", "storage"}


@click.command(
    "run",
    epilog="""\b
Examples:
  hoidam run
  hoidam --config /etc/hoidam.toml run""",
)
def command() -> None:
    """Crawl, analyse and deliver for ever, at the times of the configuration.

    SIGTERM or Ctrl-C ends it within ten seconds with nothing lost, a second one at once. A second daemon on
    the same database is refused.
    """
    import asyncio
    import logging

    from hoidam import ourselves
    from hoidam.clock import now
    from hoidam.daemon import Daemon
    from hoidam.opening import configuration, opened

    found = configuration()
    say_everything(found.settings.daemon.log_level)
    log = logging.getLogger("hoidam.run")

    async def run() -> None:
        await Daemon(found, store, now=now).run()

    with opened(found) as store, store.hold("run", ourselves.name("hoidam run")):
        log.info("watching, with %s and %s", found.path or "default settings", store.place)
        asyncio.run(run())


def say_everything(level: str) -> None:
    """One line an event on stderr, in UTC."""
    import logging
    import time

    form = logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    form.converter = time.gmtime
    handler = logging.StreamHandler()
    handler.setFormatter(form)
    if level != "debug":
        handler.addFilter(_is_ours_or_a_warning)
    logging.basicConfig(level=level.upper(), handlers=[handler])
    logging.getLogger("apscheduler").setLevel(logging.WARNING)


def _is_ours_or_a_warning(record: "logging.LogRecord") -> bool:
    """Scrapy sets the levels of its loggers itself, to let everything through; so it is told apart here."""
    import logging

    return record.levelno >= logging.WARNING or record.name.partition(".")[0] in _OURS
