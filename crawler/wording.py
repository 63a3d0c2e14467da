"""The words that pages put around a report: ``wording.json``, a list a language."""

import json
import re
from importlib.resources import files

_LISTS: dict[str, dict[str, list[str]]] = json.loads(
    files("crawler").joinpath("wording.json").read_text(encoding="utf-8")
)


def any_of(*kinds: str) -> str:
    """A pattern for every word and phrase of these kinds, the longest first."""
    phrases = {phrase for kind in kinds for each in _LISTS[kind].values() for phrase in each}
    return "|".join(re.escape(phrase).replace("'", "['’]") for phrase in sorted(phrases, key=len)[::-1])
