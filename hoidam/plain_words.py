"""What pydantic complains of, in words for those who write the configuration."""

import re

_WORDS = tuple(
    (re.compile(theirs), ours)
    for theirs, ours in (
        (r"Field required", "is missing"),
        (r"Extra inputs are not permitted", "unknown setting"),
        (r"String should have at least 1 character", "must not be empty"),
        (r"String should have at (least|most) (\d+) characters?", r"must have at \1 \2 characters"),
        (r"(?:Tuple|List|Set) should have at least 1 item .*", "must name at least one"),
        (r"Input should be greater than or equal to (.+)", r"must be at least \1"),
        (r"Input should be greater than (.+)", r"must be more than \1"),
        (r"Input should be less than or equal to (.+)", r"must be at most \1"),
        (r"Input should be a valid timedelta.*", "is no duration such as 90, '90s', '10m', '2h' or '1d'"),
        (r"Input should be a valid number.*", "must be a number"),
        (r"Input should be a valid integer.*", "must be a whole number"),
        (r"Input should be a valid boolean.*", "must be true or false"),
        (r"Input should be a valid string.*", "must be text in quotes"),
        (r"Input should be a valid (?:tuple|list).*", "must be a list in [ ]"),
        (r"Input should be a valid dictionary.*", "must be a table"),
        (r"Input should be (.+)", r"must be \1"),
        (r"(?:Value error, )?(.+)", r"\1"),
    )
)


def plain(message: str) -> str:
    """The message of one error, to be read after the place it is about."""
    return next(
        (found.expand(ours) for theirs, ours in _WORDS if (found := theirs.fullmatch(message))), message
    )
