"""A stretch of time as configurations write it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_NONE = "is no duration such as 90, '90s', '10m', '2h' or '1d'"


def duration(value: Any) -> Any:
    """A number with s, m, h or d: ``"10m"``; a number of seconds, which is no text, is left as it is.

    Raises `ValueError` for other text.
    """
    if not isinstance(value, str):
        return value
    form = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", value.strip())
    if not form:
        raise ValueError(_NONE)
    try:
        return timedelta(**{_UNITS[form[2]]: float(form[1])})
    except OverflowError as error:
        raise ValueError(_NONE) from error


def within(least: str, most: str) -> Callable[[timedelta], timedelta]:
    """Bounds of a duration, said as the file would say them."""

    def check(value: timedelta) -> timedelta:
        if not duration(least) <= value <= duration(most):
            raise ValueError(f"must be from {least} to {most}")
        return value

    return check
