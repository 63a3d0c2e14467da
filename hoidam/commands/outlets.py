"""``hoidam outlets``: which outlets are watched, how they do, and what watching them costs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from hoidam.terminal import counted, moment, note, note_wrapped, print_json, print_table

if TYPE_CHECKING:
    from datetime import datetime

    from hoidam.health import OutletState
    from meetings.health.states import SourceState

JSON = click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an outlet.")


class Subcommands(click.Group):
    """Each is imported when it is asked for."""

    _MODULES = ("add", "check")

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the library's form
        return list(self._MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in self._MODULES:
            return None
        from importlib import import_module

        found: click.Command = import_module(f"hoidam.commands.outlets_{cmd_name}").command
        return found


@click.group(
    "outlets",
    cls=Subcommands,
    invoke_without_command=True,
    epilog="""\b
Examples:
  hoidam outlets --sources
  hoidam outlets check vnexpress""",
)
@JSON
@click.option("--off", "show_off", is_flag=True, help="Also outlets that are switched off, and why.")
@click.option("--sources", is_flag=True, help="Each source, how often it is asked and when next.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, sources: bool, show_off: bool) -> None:
    """The outlets that are watched: state, last visit and article, and the requests it takes.

    The state is that of the worst of its sources: new, before the first round; ok; suspect, when a visit or
    two went wrong; failing, after three; blocked, when it turns us away; changed, when it is read otherwise
    than before; quiet, when it is fine but brings far less than on such days; our-network, when no outlet
    can be reached.
    """
    if ctx.invoked_subcommand is not None:
        return
    from hoidam.clock import now
    from hoidam.health import outlet_states
    from hoidam.opening import configuration, opened

    found = configuration()
    with opened(found) as store, store.transaction() as tx:
        states = outlet_states(tx, found.watched, now())
        turns = tx.turns([source.url for state in states for source in state.sources])
        asked = store.holders([outlet.host for outlet in found.watched.values()])
    off = {name: outlet.off for name, outlet in found.outlets.items() if outlet.off}
    if as_json:
        for state in states:
            print_json({**_as_json(state, turns), "asked_by": asked.get(state.outlet.host)})
        return
    (_print_sources if sources else _print)(states, turns)
    for state in states:
        if holder := asked.get(state.outlet.host):
            note_wrapped(f"{state.outlet.name} is asked at the moment by {holder}")
    for name, why in off.items():
        if name in found.watched:
            note_wrapped(f"{name} is asked for, although {why}")
        elif show_off or not found.settings.crawler.outlets:
            note_wrapped(f"{name} is off: {why}")


Turns = dict[str, Any]


def _print(states: "Sequence[OutletState]", _: Turns) -> None:
    print_table(
        ["Outlet", "State", "Last visit", "Last article", "Articles", "A day", "Each new"],
        [
            (
                state.outlet.name,
                state.state,
                moment(state.health.last_visit_at) if state.health else "–",
                moment(state.health.last_new_article_at) if state.health else "–",
                f"{state.health.articles if state.health else 0:,}",
                f"{state.per_day:,.0f}",
                "–" if state.per_article is None else f"{state.per_article:,.1f}",
            )
            for state in states
        ],
        below=[_told(state.ill) or _rest(state) for state in states],
    )
    total = sum(state.per_day for state in states)
    note(f"{counted(len(states), 'outlet')}, {total:,.0f} requests a day; times are those of Hanoi")
    note("A day: requests. Each new: requests for each new article. Both of the last seven days.")


def _told(ill: "SourceState | None") -> str | None:
    return None if ill is None else f"since {moment(ill.since)}: {ill.detail} – {_place(ill.url)}"


def _place(url: str) -> str:
    """Pages of articles are watched together, by a name that is no address to ask."""
    host = url.removeprefix("https://").removesuffix("/*")
    return f"article pages of {host}" if url.endswith("/*") else url


def _print_sources(states: "Sequence[OutletState]", turns: Turns) -> None:
    rows, below = [], []
    for state in states:
        rest = _rest(state)
        for source in (*state.sources, state.pages):
            every, next_at = turns.get(source.url, (None, None))
            minutes = f"{every.total_seconds() / 60:,.0f} min" if every else "–"
            next_at = _next(state, next_at)
            rows.append((state.outlet.name, source.state, minutes, moment(next_at), _place(source.url)))
            below.append(rest if source is state.sources[0] else None)
    print_table(["Outlet", "State", "Every", "Next", "Source"], rows, below=below)
    number = sum(len(state.sources) for state in states)
    note(f"{counted(number, 'source')}, and the pages of their articles; times are those of Hanoi")


def _next(state: "OutletState", next_at: "datetime | None") -> "datetime | None":
    """When a source will be asked: at its turn, or when its outlet is left alone no longer."""
    if next_at is None or state.left_alone_until is None:
        return next_at
    return max(next_at, state.left_alone_until)


def _rest(state: "OutletState") -> str | None:
    from meetings.outlet_visit import in_words

    if state.left_alone_until is None:
        return None
    by = state.paused_by
    why = f": {in_words(by.outcome)}{f' ({by.detail})' if by.detail else ''} – {by.url}" if by else ""
    return f"{state.outlet.name} is left alone until {moment(state.left_alone_until)}{why}"


def _as_json(state: "OutletState", turns: Turns) -> dict[str, Any]:
    def said(name: str) -> str | None:
        when = getattr(state.health, name, None)
        return when.isoformat() if when else None

    return {
        "outlet": state.outlet.name,
        "host": state.outlet.host,
        "state": state.state,
        "last_visit_at": said("last_visit_at"),
        "last_ok_at": said("last_ok_at"),
        "last_new_article_at": said("last_new_article_at"),
        "failures": state.health.failures if state.health else 0,
        "last_problem": state.health.last_problem if state.health else None,
        "articles": state.health.articles if state.health else 0,
        "requests_per_day": round(state.per_day, 1),
        "requests_per_article": None if state.per_article is None else round(state.per_article, 1),
        "left_alone_until": state.left_alone_until.isoformat() if state.left_alone_until else None,
        "left_alone_for": state.paused_by.outcome if state.paused_by else None,
        "sources": [
            _source_as_json(state, source, *turns.get(source.url, (None, None))) for source in state.sources
        ],
        "pages": _state_as_json(state.pages),
    }


def _source_as_json(state: "OutletState", source: "SourceState", every: Any, next_at: Any) -> dict[str, Any]:
    next_at = _next(state, next_at)
    return {
        "url": source.url,
        **_state_as_json(source),
        "every_seconds": every.total_seconds() if every else None,
        "next_visit_at": next_at.isoformat() if next_at else None,
    }


def _state_as_json(state: "SourceState") -> dict[str, Any]:
    since = None if state.state == "new" else state.since.isoformat()
    return {"state": state.state, "since": since, "detail": state.detail}
