"""``hoidam crawl``: one round by hand."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from hoidam.commands.days import Day, demand_order
from hoidam.crawl_progress import log_round, logged, noted, summarise
from hoidam.terminal import HANOI, note, note_wrapped, print_json

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from crawler.tally import OutletReport
    from hoidam.configuration import Configuration
    from meetings.outlet_visit import OutletVisit

WAIT = click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0,
    metavar="MINUTES",
    help="How long to wait for outlets that another process asks.",
)


@click.command(
    "crawl",
    epilog="""\b
Examples:
  hoidam crawl                                all outlets, all their sources
  hoidam crawl vnexpress --since 2024-01-01 --until 2024-06-30
  hoidam crawl --url https://vnexpress.net/some-article-4800000.html""",
)
@click.argument("outlets", nargs=-1, metavar="[OUTLET…]")
@click.option("--url", "urls", multiple=True, metavar="URL", help="Only this article; may be given often.")
@click.option(
    "--since",
    type=Day(),
    metavar="DAY",
    help="Walk back through archives as far as this day; nobody is told of what comes.",
)
@click.option("--until", type=Day(), metavar="DAY", help="Where the walk begins, if not today.")
@WAIT
@click.option("--again", is_flag=True, help="Look again at articles on our subject: outlets edit them.")
@click.option("--due", is_flag=True, help="Only sources whose turn it is, as the daemon does.")
@click.option("--with-parent", is_flag=True, hidden=True, help="End when standard input does.")
@click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an outlet.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    outlets: tuple[str, ...],
    urls: tuple[str, ...],
    since: date | None,
    until: date | None,
    wait: float,
    again: bool,
    due: bool,
    with_parent: bool,
    as_json: bool,
) -> None:
    """Visit outlets and keep what is new, with progress and a summary.

    Slow on purpose: one request at a time and outlet, at least five seconds apart; for the same reason two
    crawls on one database never visit an outlet at once. One that another process is at, such as a round of
    a daemon, which takes minutes, is refused if it was named, else left out; --wait waits for it. While this
    lasts a daemon goes on with all other outlets; the news of those that are walked back through are the
    walk's to fetch, from sources visited before. What is kept waits for hoidam analyse. A walk back that was
    interrupted goes on where it was when it is asked for again. Exit code 1 when an outlet could not be
    visited; nothing is lost by that.
    """
    from hoidam.asking_alone import asking_alone
    from hoidam.clock import now
    from hoidam.opening import configuration

    if due and (since or urls):
        raise click.UsageError("--due is for sources: it excludes --since and --url")
    found = configuration()
    chosen = chosen_outlets(found, outlets)
    _demand_known(urls, chosen, found.outlets)
    back = _back(since, until, urls, now().astimezone(HANOI).date())
    if with_parent:
        _end_with_parent()
    tell = logged(found) if due else noted
    if back is not None:
        _say_how_far_back(chosen)
    began = time.monotonic()
    work = "a round of hoidam run" if with_parent else _called(back, due=due)
    alone = partial(
        asking_alone, work=work, patience=timedelta(minutes=wait), wants_all=bool(outlets or urls)
    )
    reports, failed = _round(found, chosen, tell, alone, urls=urls, back=back, due=due, again=again)
    if as_json:
        for report in reports:
            print_json({name: getattr(report, name) for name in report.__slots__})
    elif due:
        log_round(reports, time.monotonic() - began)
    else:
        summarise(reports)
    for report in reports:
        if report.problem and not as_json and not due:
            note(f"{report.outlet}: {report.problem}", fg="yellow")
    not_visited = any(report.is_left_alone or report.asked_by for report in reports)
    ctx.exit(1 if (failed or not_visited) and not due else 0)


def _say_how_far_back(chosen: "dict[str, Outlet]") -> None:
    note("Looking back; what that brings is told to nobody. Ctrl-C ends it, and the same command goes on.")
    if without := [name for name, outlet in chosen.items() if not outlet.looks_back]:
        whose = "its" if len(without) == 1 else "their"
        told = f"No archive is known of {', '.join(without)}: only what {whose} sources announce now."
        note_wrapped(told, fg="yellow")


def chosen_outlets(found: "Configuration", names: Sequence[str]) -> "dict[str, Outlet]":
    """The outlets of these names, or those the configuration wants; raises for a name that is none."""
    from meetings.spelling import close_to

    for name in names:
        if name not in found.outlets:
            raise click.BadParameter(
                f"there is no outlet {name!r}{close_to(name, found.outlets)}", param_hint="OUTLET"
            )
    return {name: found.outlets[name] for name in names} or found.watched


def _demand_known(urls: Sequence[str], chosen: "dict[str, Outlet]", outlets: "Mapping[str, Outlet]") -> None:
    from crawler.outlet import host_of
    from meetings.spelling import close_to
    from meetings.web_address import web_address

    for url in urls:
        if any(outlet.owns(url) for outlet in chosen.values()):
            continue
        if (parts := web_address(url)) is None:
            problem = f"{url!r} is not an http or https address"
        elif owner := next((name for name, outlet in outlets.items() if outlet.owns(url)), None):
            problem = f"{url} is an address of {owner}, which is not asked for; name it: hoidam crawl {owner}"
        else:
            hosts = [host for outlet in outlets.values() for host in outlet.hosts]
            near = close_to(host_of(parts), hosts) or "; hoidam outlets --json tells their hosts"
            problem = f"{url} is at none of the outlets{near}"
        raise click.BadParameter(problem, param_hint="--url")


def _called(back: "tuple[date, date | None] | None", *, due: bool) -> str:
    """What others read who find us at an outlet."""
    return f"hoidam crawl{f' --since {back[0]}' if back else ' --due' if due else ''}"


class _Heard:
    """Passes on what a crawl tells; keeps the visits that failed, and whose walks came to their end."""

    def __init__(self, tell: Callable[[Any], None], *, asked_for: bool) -> None:
        self._tell = tell
        self._asked_for = asked_for
        self.failed: list[OutletVisit] = []
        self.walked: set[str] = set()

    def __call__(self, what: Any) -> None:
        from crawler.journal import Walked
        from meetings.outlet_visit import OutletVisit

        if isinstance(what, Walked) and what.is_end:
            self.walked.add(what.outlet)
        if isinstance(what, OutletVisit) and is_failure(what, asked_for=self._asked_for):
            self.failed.append(what)
        self._tell(what)


def _round(
    found: "Configuration",
    chosen: "dict[str, Outlet]",
    tell: Callable[[Any], None],
    alone: "Callable[..., AbstractContextManager[tuple[dict[str, Outlet], list[OutletReport]]]]",
    *,
    urls: Sequence[str],
    back: "tuple[date, date | None] | None",
    due: bool,
    again: bool,
) -> "tuple[list[OutletReport], list[OutletVisit]]":
    """The reports, and the visits that an operator should know failed."""
    from crawler.run import crawl
    from hoidam.clock import now
    from hoidam.crawling import REMEMBERED, StoreJournal, manners_of
    from hoidam.opening import opened
    from hoidam.watching import remember

    heard = _Heard(tell, asked_for=bool(urls))
    asked = {n: outlet for n, outlet in chosen.items() if not urls or any(map(outlet.owns, urls))}
    with (
        opened(found) as store,
        alone(store, asked, wants_some=not due) as (free, left),
    ):
        usual = partial(StoreJournal, store=store, now=now, outlets=free, tell=heard)
        if not due:
            for each in left:
                note(f"left out    {each.outlet}: {each.problem}", fg="yellow")
        journal = usual(
            all_sources=not due,
            again=again,
            span=None if back is None else f"{back[0]}/{back[1] or ''}",
        )
        reports = crawl(
            list(free.values()),
            journal=journal,
            meanwhile=partial(usual, only_known=True) if back is not None else None,
            manners=manners_of(found, due=due, back=back is not None),
            urls=urls,
            back=back,
            gated=found.settings.crawler.keep == "subject" and not urls,
            now=now,
        )
        if not due:
            remember(store, found.watched, now())
        with store.transaction() as tx:
            tx.forget_visits(now() - REMEMBERED)
    if back is not None and (rest := free.keys() - heard.walked):
        note_wrapped(f"Not at the end yet: {', '.join(sorted(rest))}. The same command goes on.", fg="yellow")
    return [*reports, *left], heard.failed


def _back(
    since: date | None, until: date | None, urls: Sequence[str], today: date
) -> "tuple[date, date | None] | None":
    if since is None:
        if until is not None:
            raise click.UsageError("--until wants --since: how far back is the walk to go?")
        return None
    if urls:
        raise click.UsageError("--since walks through archives, --url fetches one article: give one of them")
    if until is not None and until > today:
        raise click.BadParameter("is a day to come", param_hint="--until")
    if since > today:
        raise click.BadParameter("is a day to come", param_hint="--since")
    demand_order(since, until)
    return since, until


def is_failure(visit: "OutletVisit", *, asked_for: bool) -> bool:
    """Whether a person should look: a page may be gone, an archive end, but a source should answer."""
    if visit.asked == "source" or asked_for:
        return visit.outcome not in {"ok", "unchanged"}
    if visit.asked == "archive":
        return visit.outcome not in {"ok", "unchanged", "empty", "gone"}
    return visit.outcome in {"unreachable", "cut_off", "busy", "refused", "challenge"}


def _end_with_parent() -> None:
    """End this process when the daemon dies, however it dies: its end of our standard input closes.

    At once, as by a kill, which loses nothing: the next daemon is not to find a crawl still under way.
    """

    def wait() -> None:
        with contextlib.suppress(OSError):
            while os.read(sys.stdin.fileno(), 1024):
                pass
        os._exit(1)

    threading.Thread(target=wait, name="parent", daemon=True).start()
