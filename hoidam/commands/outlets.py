"""``hoidam outlets``: which outlets are watched, and how they do."""

from typing import TYPE_CHECKING, Any

import click

from hoidam.terminal import counted, moment, note, print_json, print_table

if TYPE_CHECKING:
    from crawler.outlet import Outlet
    from meetings.outlet_visit import OutletHealth

_JSON = click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout, one object an outlet.")


@click.group("outlets", invoke_without_command=True, epilog="Example: hoidam outlets check")
@_JSON
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """The outlets that are watched, and the health of each."""
    if ctx.invoked_subcommand is None:
        _print(_health(), as_json=as_json)


@command.command("check", epilog="Example: hoidam outlets check || echo 'look at the outlets'")
@_JSON
@click.pass_context
def check(ctx: click.Context, *, as_json: bool) -> None:
    """The health of each outlet, as an exit code too.

    It is 1 when one fails or has fallen silent.
    """
    found = _health()
    _print(found, as_json=as_json)
    ill = [outlet.name for outlet, _, state in found if state not in {"well", "not visited yet"}]
    if ill:
        note(f"To look at: {', '.join(ill)}", fg="red")
    ctx.exit(1 if ill else 0)


Row = tuple["Outlet", "OutletHealth | None", str]


def _health() -> list[Row]:
    from hoidam.clock import now
    from hoidam.health import state_of
    from hoidam.opening import configuration, opened

    found = configuration()
    with opened(found) as store, store.transaction() as tx:
        known = {health.outlet: health for health in tx.health()}
    return [(o, known.get(o.name), state_of(known.get(o.name), now())) for o in found.watched.values()]


def _print(found: list[Row], *, as_json: bool) -> None:
    if as_json:
        for outlet, health, state in found:
            print_json(_as_json(outlet, health, state))
        return
    print_table(
        ["Outlet", "Host", "State", "Last visit", "Last article", "Articles"],
        [
            (
                outlet.name,
                outlet.host,
                state,
                moment(health.last_visit_at) if health else "–",
                moment(health.last_new_article_at) if health else "–",
                health.articles if health else 0,
            )
            for outlet, health, state in found
        ],
        below=[_problem(health) for _, health, _ in found],
    )
    note(f"{counted(len(found), 'outlet')}; times are those of Hanoi")


def _problem(health: "OutletHealth | None") -> str | None:
    return f"last problem: {health.last_problem}" if health and health.last_problem else None


def _as_json(outlet: "Outlet", health: "OutletHealth | None", state: str) -> dict[str, Any]:
    def said(name: str) -> str | None:
        moment = getattr(health, name, None)
        return moment.isoformat() if moment else None

    return {
        "outlet": outlet.name,
        "host": outlet.host,
        "state": state,
        "last_visit_at": said("last_visit_at"),
        "last_ok_at": said("last_ok_at"),
        "last_new_article_at": said("last_new_article_at"),
        "failures": health.failures if health else 0,
        "last_problem": health.last_problem if health else None,
        "articles": health.articles if health else 0,
    }
