"""Days on the command line."""

from datetime import date
from typing import Any

import click


class Day(click.ParamType[Any]):
    """A day as ISO 8601 writes it, for others are read in two ways: 4/5/2026."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-03-18", param, ctx)


def demand_order(since: date | None, until: date | None) -> None:
    """Raises `BadParameter` for a time that ends before it begins: it would look like no news."""
    if since and until and since > until:
        raise click.BadParameter("is later than --until", param_hint="--since")
