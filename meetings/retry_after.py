"""How long a server asks to be left alone: the header ``Retry-After`` (RFC 9110 §10.2.3)."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

MOST = timedelta(days=1)


def seconds_asked(value: str | None, now: datetime) -> float | None:
    """Seconds from now, at most a day; None when it asks for nothing sensible."""
    if not value:
        return None
    try:
        if value.strip().isascii() and value.strip().isdigit():
            seconds = float(value.strip()[:20])
        else:
            then = parsedate_to_datetime(value)
            seconds = ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now) / timedelta(seconds=1)
    except (ValueError, TypeError, OverflowError):
        return None
    return min(seconds, MOST.total_seconds()) if seconds > 0 else None
