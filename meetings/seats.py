"""Posts that one person holds at a time."""

import re

_SHARED = re.compile(
    r"deputy|member|vice_chairman|^vice_|^former_|delegation|provincial|fleet|region$|^head_border"
)


def is_held_by_one(post: str) -> bool:
    """Whether a post has one holder on a day, as a ministry has one minister."""
    return not _SHARED.search(post)
