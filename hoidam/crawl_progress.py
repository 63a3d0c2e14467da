"""What a crawl tells while it goes on and at its end: people on a terminal, or the daemon's log."""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from hoidam.terminal import counted, cut, note, print_table, width

if TYPE_CHECKING:
    from crawler.journal import Walked
    from crawler.tally import OutletReport
    from hoidam.configuration import Configuration


def noted(what: Any) -> None:
    """Progress for people: each article that is new or says something new, and each step of a walk back."""
    from crawler.journal import Walked

    if isinstance(what, Walked):
        note(step_of(what), dim=bool(what.url))
    if isinstance(what, tuple) and what[1] != "same":
        article, kept = what
        start = f"   {kept:<8} {article.outlet:<16} "
        note(start + cut(article.title, width() - len(start)))


def step_of(walked: "Walked") -> str:
    """``   412 of 1,035  vnexpress        3 articles wait, about 5 h 12 min left``."""
    if walked.is_end:
        asked = counted(walked.asked, "page")
        return f"   walked   {walked.outlet}: asked for {asked} of what it keeps of earlier days"
    left = "" if walked.seconds_left is None else f", {_left(walked.seconds_left)}"
    at = f"{walked.done:,} of {walked.of:,}"
    return f"   {at:<14} {walked.outlet:<16} {counted(walked.waiting, 'article')} waiting{left}"


def _left(seconds: float) -> str:
    return f"about {_long(seconds)} left" if seconds else "nearly done"


def _long(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 60:  # noqa: PLR2004
        return f"{math.ceil(seconds)} s"
    return f"{minutes // 60:,} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"  # noqa: PLR2004


def logged(found: "Configuration") -> Callable[[Any], None]:
    """Progress for the daemon's log."""
    import logging

    from hoidam.commands.run import say_everything

    say_everything(found.settings.daemon.log_level)
    log = logging.getLogger("hoidam.crawl")

    def tell(what: Any) -> None:
        if isinstance(what, tuple):
            article, kept = what
            log.info("%s: %s %s: %s", article.outlet, kept, article.url, article.title)
        elif what.outcome not in {"ok", "unchanged", "off_topic"}:
            log.info("%s: %s %s %s", what.outlet, what.outcome, what.url, what.detail)

    return tell


def log_round(reports: "Sequence[OutletReport]", seconds: float) -> None:
    """What the round did, for the daemon's log; of an outlet that turned us away was warned when it did."""
    import logging

    log = logging.getLogger("hoidam.crawl")
    for report in reports:
        if report.problem:
            is_known = report.is_left_alone or report.asked_by
            level = logging.DEBUG if is_known else logging.WARNING
            log.log(level, "%s: %s", report.outlet, report.problem)
    left_alone = sum(report.is_left_alone for report in reports)
    left_to_others = sum(report.asked_by is not None for report in reports)
    nothing = not any(report.sources or report.wanted for report in reports)
    log.log(
        logging.DEBUG if nothing else logging.INFO,
        "round: %s visited%s%s, %d articles new, %d revised, %d gone, %d failed, in %.0f s",
        counted(sum(report.sources > 0 for report in reports), "outlet"),
        f", {left_alone} left alone" if left_alone else "",
        f", {left_to_others} left to another process" if left_to_others else "",
        *(
            sum(getattr(report, name) for report in reports)
            for name in ("new", "revised", "vanished", "failed")
        ),
        seconds,
    )


def summarise(reports: "Sequence[OutletReport]") -> None:
    """What came of each outlet, as a table."""
    heads = ["Outlet", "Sources", "Announced", "Wanted", "New", "Revised", "Same", "Other", "Gone", "Failed"]
    rows = [
        (r.outlet, r.sources, r.leads, r.wanted, r.new, r.revised, r.same, r.off_topic, r.vanished, r.failed)
        for r in reports
    ]
    print_table(heads, rows)
