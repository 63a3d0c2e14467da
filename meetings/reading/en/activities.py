"""Encounters of forces in English: patrols, port calls, exercises, meetings at the border."""

import re
from collections.abc import Iterator, Sequence

from meetings.beat import OTHER, opposite, sides
from meetings.encounter import Edition, Side, Status
from meetings.reading.candidates import Candidate
from meetings.reading.editions import SERIES
from meetings.reading.en.editions import planned_status
from meetings.reading.en.mechanisms import OFTEN, ORDINAL, is_of_year, ordinal_value
from meetings.reading.en.ships import THE_SHIPS, sails
from meetings.reading.en.words import kinds, names_both, names_nation, rule
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.series import mechanism_kind

_ABOUT_IT = re.compile(
    r"\b(?:meeting|conference|review|seminar|agreement|talks)\b[^,;]{0,60}$", re.IGNORECASE
)
_IS_PART_OF_IT = re.compile(
    r"\b(?:visit|tour|trip|call|stop)\b[^;]{0,70}"
    r"\b(?:part|took place|takes place|comes?|came|follows?|followed)\b[^;]{0,60}$",
    re.IGNORECASE,
)
"""`The visit is part of the 15th joint patrol`: told of the visit."""
_SOME_DAY = re.compile(r"\bnext year\b[^;]*\bwill\b", re.IGNORECASE)
"""What is to come in a year is no event yet."""
_RETURNED = re.compile(r"\b(?:return(?:ed|s) (?:home|to)|back (?:home|from))\b", re.IGNORECASE)


def activities(story: Story) -> Iterator[Candidate]:
    """What forces of both do together, told in the first sentences of an article about both countries.

    Further behind, what ships did on a day of its own.
    """
    told = [p for p in story.passages if not p.background and not p.sentence.caption]
    lead = [p for p in told if p.lead]
    dated = [p for p in told if p not in lead and any(d.told and d.precision == "day" for d in p.dates)]
    found = [c for p in lead for c in _told(story, p)]
    found += [c for p in dated for c in _told(story, p) if _numbers_patrol(p) or _is_done(p, c)]
    yield from found or _by_headline(story, lead)


_DONE = re.compile(r"\b(?:concluded|completed|wrapped up|conducted|carried out|arrived|docked)\b")


def _is_done(passage: Passage, told: Candidate) -> bool:
    """Whether ships called at a port or patrolled: `On April 13, the fleet arrived in Beihai`."""
    return told.kind in {"port_call", "joint_patrol_sea"} and _DONE.search(passage.text) is not None


_TRAINING = re.compile(r"\b(?:exercise|drill|training|young officers?)\b", re.IGNORECASE)
_OPINES = re.compile(
    r"\b(?:why|what|how|concerns?|worr\w+|fears?|analysts?|experts?|opinion)\b|\?", re.IGNORECASE
)
"""Headlines of those who write about an exercise, and report none."""


_THOUGHT = re.compile(
    r"\b(?:analysts?|experts?|observers?|scholars?)\b[^;,]{0,30}\b(?:see|view|believe|regard|call|read)s?\b",
    re.IGNORECASE,
)
"""What others think of it: `Analysts see the joint training as a sign`."""


def _by_headline(story: Story, lead: Sequence[Passage]) -> Iterator[Candidate]:
    """What only the headline names, where the text begins with those who took part."""
    named = next((p for p in lead if p.units or p.people), next(iter(lead), None))
    taught = any(_TRAINING.search(p.text) for p in lead)
    if named is None or not names_both(story.title):
        return
    military = rule("military").search(story.title)
    for words, kind in kinds("activities").that_may_match(story.title):
        m = words.search(story.title)
        sides_named = {u.side for p in (story.headline, *lead) for u in p.units} == set(sides())
        fits = kind == "port_call" and m is not None and sails(story.headline, m) is not None
        fits = fits or (kind in {"border_talks", "joint_patrol"} and sides_named)
        fits = fits or (kind in {"exercise", "young_officers"} and taught and not _OPINES.search(story.title))
        fits = fits and (military is not None or kind == "young_officers")
        fits = fits and not (m and kind == "border_talks" and _is_mechanism(story.headline, m))
        if m and fits and _bilateral(kind, story, story.headline):
            start, end = named.sentence.start, named.sentence.end
            names = {"joint_patrol": _patrol(story, named), "border_talks": _border_kind(story.headline)}
            yield Candidate(
                kind=names.get(kind, kind),
                passage=named.index,
                start=start,
                end=end,
                parties=(),
                status=_status(story, story.headline, m.start()),
            )
            return


def _told(story: Story, passage: Passage) -> Iterator[Candidate]:
    for words, kind in kinds("activities").that_may_match(passage.text):
        m = words.search(passage.text)
        if (
            m is None
            or passage.is_speech(passage.sentence.start + m.start())
            or not _bilateral(kind, story, passage)
        ):
            continue
        before = passage.text[: m.start()]
        if kind in _OF_FORCES and _SOME_DAY.search(before):
            continue
        if kind == "joint_patrol" and (_ABOUT_IT.search(before) or _IS_PART_OF_IT.search(before)):
            continue
        if kind in _OF_FORCES and (_THOUGHT.search(before) or _is_opinion(story, passage)):
            continue
        if _BESIDE.search(before) and (
            kind == "border_talks" or (kind == "joint_patrol" and rule("reported_future").search(before))
        ):
            continue
        resolved = _RESOLVED.match(passage.text) or _GOES_ON.search(passage.text[: m.start()])
        if _fits(kind, story, passage, m) and not resolved:
            start, end = passage.sentence.start + m.start(), passage.sentence.start + m.end()
            yield Candidate(
                kind=_named(kind, story, passage, m),
                passage=passage.index,
                start=start,
                end=end,
                parties=(),
                status=_status(story, passage, start),
                guest=sails(passage, m, _before(story, passage)) if kind == "port_call" else None,
                edition=None if kind in {"port_call", "border_talks"} else _edition(story, passage),
            )


_BESIDE = re.compile(r"\b(?:ahead of|before|prior to|after|following) (?:their|the) (?:[\w-]+ ){0,2}$")
"""`received B ahead of their talks on Wednesday`: told of what was beside them."""


def _is_opinion(story: Story, passage: Passage) -> bool:
    """`What the joint drill means`: about what was told elsewhere, unless a day is told."""
    return not passage.dates and _OPINES.search(story.title) is not None


def _named(kind: str, story: Story, passage: Passage, match: re.Match[str]) -> str:
    if kind == "working_meeting" and _REMOTE.search(passage.text, match.start(), match.end() + _REACH):
        return "video_talks"
    names = {"joint_patrol": _patrol(story, passage), "border_talks": _border_kind(passage)}
    return names.get(kind, kind)


_REMOTE = re.compile(r"\b(?:via|by) (?:a )?(?:video|tele)\w*|\b(?:online|virtual(?:ly)?)\b", re.IGNORECASE)
_REACH = 40
"""Characters behind a meeting within which it is told that it was held by video."""
_RESOLVED = re.compile(r"\s*(?:Continue|Strengthen|Deepen|Expand|Promote|Maintain|Enhance)\b")
"""What a joint statement resolves upon, item by item: `Continue to carry out joint patrols`."""
_GOES_ON = re.compile(
    r"\b(?:continu(?:e|es|ed|ing) (?:with|conducting|organi[sz]ing|holding|to (?:carry out|conduct|hold"
    r"|organi[sz]e|maintain|promote|deepen|strengthen))|agreed? to [a-z]+"
    r"|increas\w+|step\w* up|regularly|routinely|usually|often|annually|(?:every|each) year)\b[^;]{0,60}$",
    re.IGNORECASE,
)
"""What both go on with or do again and again is no event: `will continue to carry out joint patrols`."""
_SETS_OUT = re.compile(
    r"\b(?:left|leaves?|departed|set (?:off|sail))\b[^;]{0,90}? (?:to (?:visit|join|attend|take part)"
    r"|for (?:an?|the|its|their)(?: [\w-]+){0,4} (?:visit|patrol|drill|exercise|training))\b"
)
"""`left port for a visit to Y`: a visit to come."""
_PLANNED = re.compile(
    r"\b(?:to (?:hold|conduct|stage|launch|begin|join|start|carry out)|plans?)\b", re.IGNORECASE
)


def _status(story: Story, passage: Passage, start: int) -> Status:
    """What the headline or the words before in the sentence call planned is not held."""
    told = planned_status(passage, start)
    planned = (
        _PLANNED.search(story.title)
        or rule("future").search(passage.before(start))
        or _SETS_OUT.search(passage.text)
    )
    return "announced" if told == "held" and planned else told


def _bilateral(kind: str, story: Story, passage: Passage) -> bool:
    """Forces of both countries and of no third one, in no dispute."""
    theirs = kind == "port_call" and passage.index > 0 and THE_SHIPS.match(passage.text)
    before = story.passages[passage.index - 1].text if theirs else ""
    text = f"{story.title}. {before} {passage.text}"
    if names_nation(text, OTHER) or "ASEAN" in text or "multinational" in text.lower():
        return False
    if rule("disputed").search(text):
        return False
    near = f"{story.title}. {story.opening}" if kind in _OF_FORCES else text
    if not (rule("military").search(near) or _numbers_patrol(passage)):
        return False
    return names_both(text) or {u.side for u in passage.units} == set(sides()) or _at_home(kind, passage)


_OF_FORCES = {"joint_patrol", "exercise", "young_officers"}


def _numbers_patrol(passage: Passage) -> bool:
    """`their 23rd joint patrol in the Beibu Gulf` is one of navies, whatever else is said."""
    numbered = (m.edition for m in passage.mechanisms if m.edition.ordinal and not m.foreign)
    return any(mechanism_kind(e.id) == "joint_patrol_sea" for e in numbered)


def _at_home(kind: str, passage: Passage) -> bool:
    """A ship of one side in a port of the other, a patrol of two places: a place may name a country."""
    named = {p.place.country for p in passage.places} & {*sides()}
    units = {u.side for u in passage.units}
    both = kind == "joint_patrol" and len(named) == len(sides())
    return both or any(c in units or names_nation(passage.text, c) for c in map(opposite, named))


def _fits(kind: str, story: Story, passage: Passage, match: re.Match[str]) -> bool:
    if kind == "port_call":
        side = sails(passage, match, _before(story, passage))
        return not _RETURNED.search(match[0]) and side is not None
    if kind == "border_talks":
        met = bool(rule("border_words").search(passage.text)) and _of_both(passage, match)
        return met and not _is_mechanism(passage, match) and bool(passage.dates or passage.places)
    if kind == "working_meeting" and _is_mechanism(passage, match, kind):
        return False
    if kind == "parade":
        both = {u.side for u in passage.units} == set(sides()) or names_both(passage.text)
        return both or _at_home(kind, passage)
    return bool(passage.dates or passage.places or passage.units or _dated_by_the_next(kind, story, passage))


def _before(story: Story, passage: Passage) -> Sequence[Passage]:
    return story.passages[: passage.index]


def _is_mechanism(passage: Passage, match: re.Match[str], kind: str = "") -> bool:
    """Whether the words are the name of an exchange or of another kind of meeting, which is told as one."""
    start, end = (passage.sentence.start + offset for offset in match.span())
    others = [m for m in passage.mechanisms if mechanism_kind(m.edition.id) != kind]
    named_further_on = match[0].lower().endswith("dialogue") and any(
        mechanism_kind(m.edition.id) == "dialogue" for m in others
    )
    return named_further_on or any(m.start < end and start < m.end for m in others)


def _of_both(passage: Passage, match: re.Match[str]) -> bool:
    """Units of both; or `border guards of A and B held talks`, where B lies on the other side."""
    named: set[Side | None] = {u.side for u in passage.units}
    if named and match[0].lower().startswith(("talks", "met")):
        named |= {p.place.country for p in passage.places if p.end <= passage.sentence.start + match.start()}
    return named >= set(sides())


def _dated_by_the_next(kind: str, story: Story, passage: Passage) -> bool:
    following = story.passages[passage.index + 1 : passage.index + 3]
    return kind == "exercise" and any(p.dates and p.places for p in following)


def _border_kind(passage: Passage) -> str:
    return "talks" if re.search(r"\b[Tt]alks\b", passage.text) else "working_meeting"


def _patrol(story: Story, passage: Passage) -> str:
    """Whether a patrol is one on land or at sea: by its own sentence, else by the first ones."""
    opening = " ".join(p.text for p in story.passages[:4])
    for text in (passage.text, opening):
        land, sea = (len(rule(name).findall(text)) for name in ("land_words", "sea_words"))
        if land != sea:
            return "joint_patrol_land" if land > sea else "joint_patrol_sea"
    return "joint_patrol_sea"


_NTH_PATROL = re.compile(
    rf"(?:{ORDINAL.pattern})(?: [\w-]+){{0,7}} (?:patrol|inspection)"
    rf"|\bpatrols? (?:was|is|marks|marked) (?:the|their) {ORDINAL.pattern.replace('?P<n>', '?P<nth>')}",
    re.IGNORECASE,
)
_NTH_SINCE = re.compile(
    rf"\b(?:the|their|its) {ORDINAL.pattern}(?: (?:of its kind|overall|one|time|patrol))?"
    r" (?:[a-z]+ )?since\b",
    re.IGNORECASE,
)
"""`the second this year and the 28th since 2006`."""


def _edition(story: Story, passage: Passage) -> Edition | None:
    near = (m.edition for p in (passage, *story.passages[:4]) for m in p.mechanisms)
    found = [edition for edition in near if mechanism_kind(edition.id) in SERIES]
    edition = next((e for e in found if e.ordinal), found[0] if found else None)
    if edition and edition.ordinal is None and mechanism_kind(edition.id) == "joint_patrol_sea":
        return Edition(id=edition.id, ordinal=_nth_patrol([p.text for p in story.passages if p.lead]))
    return edition


def _nth_patrol(lead: Sequence[str]) -> int | None:
    """The number of a patrol in its series, which may stand beside one within the year."""
    since = [ordinal_value(m["n"]) or 0 for text in lead for m in _NTH_SINCE.finditer(text)]
    if max(since, default=0) > OFTEN:
        return max(since)
    told = next((m for text in lead for m in _NTH_PATROL.finditer(text)), None)
    if told is None or is_of_year(told, told.string, told.end()):
        return None
    return ordinal_value(told["n"] or told["nth"])
