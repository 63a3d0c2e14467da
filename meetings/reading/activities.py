"""Encounters beyond the talks: exchanges, dialogues, patrols, port calls, exercises and visits."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.encounter import Edition, Side, Status
from meetings.reading.candidates import Candidate, is_speech, status
from meetings.reading.dates import DateMention
from meetings.reading.mechanisms import MechanismMention, ordinal_value
from meetings.reading.parties import Party, is_defence
from meetings.reading.people import PersonMention
from meetings.reading.story import Passage, Story
from meetings.reading.titles import nation_of
from meetings.reading.units import names_both, names_nation
from meetings.reading.vocabulary import alternation, pattern, vocabulary, words

KIND_OF = {
    "border_defence_friendship_exchange": "border_exchange",
    "defence_strategic_dialogue": "dialogue",
    "three_plus_three": "dialogue",
}


def editions(story: Story) -> Iterator[Candidate]:
    """Exchanges and dialogues that are themselves the news; what talks agree about them is not."""
    for passage in story.passages:
        for mention in passage.mechanisms:
            kind = KIND_OF.get(mention.edition.id)
            if (
                kind
                and not mention.foreign
                and _is_news(story, passage, mention)
                and not _prepares(story, passage)
            ):
                yield Candidate(
                    kind=kind,
                    passage=passage.index,
                    start=mention.start,
                    end=mention.end,
                    parties=(),
                    status=_edition_status(passage, mention.start),
                    edition=mention.edition,
                )


@cache
def _frame() -> re.Pattern[str]:
    return re.compile(rf"{alternation('frames')}[^.;]{{0,60}}$", re.IGNORECASE)


_HAPPENS = re.compile(
    r"^[^.;]{0,110}\b(?:diễn ra|được tổ chức|khai mạc|bế mạc|kết thúc|bắt đầu|thành công|\(ngày)",
    re.IGNORECASE,
)


def _is_news(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    if passage.background or passage.sentence.caption or is_speech(passage, mention.start):
        return False
    if not (names_both(passage.text) or names_both(story.title) or names_nation(passage.text, "CN")):
        return False
    framed = bool(_frame().search(passage.before(mention.start))) or bool(
        _HAPPENS.search(passage.after(mention.end))
    )
    numbered = mention.edition.ordinal is not None
    return framed and (passage.lead or (numbered and bool(passage.dates)))


def _prepares(story: Story, passage: Passage) -> bool:
    """Whether one side only prepares what has no date yet (domain model, sections 13 and 15)."""
    lead = " ".join(p.text for p in story.passages if p.lead)
    planned = _edition_status(passage, passage.sentence.start) == "announced"
    undated = not any(
        d.told for p in story.passages if p.lead or p is passage for d in p.dates if _ahead(story, d)
    )
    return undated and (planned or bool(pattern("preparing").search(lead)))


def _ahead(story: Story, day: DateMention) -> bool:
    return story.anchor is not None and day.last > story.anchor


def _edition_status(passage: Passage, offset: int) -> Status:
    told = status(passage, offset)
    after = passage.after(offset)[:160]
    return "announced" if told == "held" and pattern("future").search(after.split(";")[0]) else told


@cache
def _activities() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{rule})\b", re.IGNORECASE), kind) for kind, rule in vocabulary()["activities"]
    )


def activities(story: Story) -> Iterator[Candidate]:
    """Patrols, port calls, exercises and the like, told in the first sentences of a two-country article."""
    for passage in story.passages:
        if not passage.lead or passage.background or passage.sentence.caption:
            continue
        for rule, kind in _activities():
            m = rule.search(passage.text)
            if m is None or is_speech(passage, passage.sentence.start + m.start()):
                continue
            if _bilateral(story, passage) and (passage.dates or _acts(passage)):
                start, end = passage.sentence.start + m.start(), passage.sentence.start + m.end()
                yield Candidate(
                    kind=_patrol(story) if kind == "joint_patrol" else kind,
                    passage=passage.index,
                    start=start,
                    end=end,
                    parties=(),
                    status="announced"
                    if pattern("future").search(story.title)
                    else _edition_status(passage, start),
                    edition=None if kind == "port_call" else _edition(story, passage),
                )


def _bilateral(story: Story, passage: Passage) -> bool:
    """Both countries' forces and no third one: in the sentence itself, or in it and the headline together."""
    text = f"{story.title}. {passage.text}"
    lead = " ".join(p.text for p in story.passages if p.lead)
    if names_nation(passage.text, "OTHER") or "ASEAN" in f"{text} {lead}" or not _is_military(text):
        return False
    sides = {u.side for p in story.passages[:6] for u in p.units}
    vietnamese_place = any(p.place.country == "VN" for p in passage.places)
    if vietnamese_place and names_nation(passage.text, "CN"):
        return True
    return (
        names_both(passage.text) or (names_both(text) and names_nation(text, "CN")) or sides == {"VN", "CN"}
    )


@cache
def _military() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation('defence_bodies')}\b", re.IGNORECASE)


def _is_military(text: str) -> bool:
    return bool(_military().search(text))


def _acts(passage: Passage) -> bool:
    return bool(pattern("action").search(passage.text))


def _patrol(story: Story) -> str:
    text = " ".join(p.text for p in story.passages[:4])
    if any(w.casefold() in text.casefold() for w in words("sea_words")) and not _on_land(text):
        return "joint_patrol_sea"
    return "joint_patrol_land" if _on_land(text) else "joint_patrol_sea"


def _on_land(text: str) -> bool:
    folded = text.casefold()
    land = sum(folded.count(w.casefold()) for w in words("land_words"))
    sea = sum(folded.count(w.casefold()) for w in words("sea_words"))
    return land > sea


_SERIES = {
    "gulf_of_tonkin_navy_patrol",
    "coast_guard_joint_patrol",
    "coast_guard_border_waters_patrol",
    "young_officers_exchange",
    "navy_annual_patrol_meeting",
    "coast_guard_high_level_meeting",
}


def _edition(story: Story, passage: Passage) -> Edition | None:
    found = [m.edition for m in passage.mechanisms if m.edition.id in _SERIES]
    found += [m.edition for p in story.passages[:4] for m in p.mechanisms if m.edition.id in _SERIES]
    edition = next((e for e in found if e.ordinal), found[0] if found else None)
    if edition and edition.ordinal is None and "patrol" in edition.id:
        return Edition(id=edition.id, ordinal=_patrol_ordinal(story))
    return edition


_NTH_PATROL = re.compile(
    r"tuần tra (?:chung|liên hợp)[^.;]{0,60}?lần (?:thứ )?(\w+)"
    r"|lần (?:thứ )?(\w+)[^.;]{0,40}?tuần tra (?:chung|liên hợp)",
    re.IGNORECASE,
)


def _patrol_ordinal(story: Story) -> int | None:
    for passage in story.passages:
        if (passage.lead or not passage.background) and (m := _NTH_PATROL.search(passage.text)):
            return ordinal_value(m[1] or m[2])
    return None


@cache
def _visit() -> re.Pattern[str]:
    nations = "|".join(re.escape(w) for name in ("vietnam", "china", "countries") for w in words(name))
    return re.compile(
        rf"\b(?P<verb>thăm(?: và làm việc)?(?:,? (?:hữu nghị|chính thức|xã giao|cấp cao|làm việc))*"
        r"(?: tại| ở| tới)?"
        rf"(?: nước)? (?P<nation>{nations}))\b"
    )


@cache
def _aside() -> re.Pattern[str]:
    """Words that make a visit the setting of something else."""
    return re.compile(rf"\b{alternation('not_news_of_visit')}\s*$", re.IGNORECASE)


def visits(story: Story) -> Iterator[Candidate]:
    """Visits with dates of their own, or planned; `đang thăm` in a title line is not the news."""
    for passage in story.passages:
        if passage.background or passage.sentence.caption:
            continue
        for m in _visit().finditer(passage.text):
            start = passage.sentence.start + m.start()
            before = passage.before(start)
            if is_speech(passage, start) or _aside().search(before):
                continue
            guest = _guest(passage, start, _country(m["nation"]))
            if guest and _dated(passage, start):
                yield Candidate(
                    kind="visit",
                    passage=passage.index,
                    start=start,
                    end=passage.sentence.start + m.end(),
                    parties=_guest_and_host(passage, guest),
                    status=status(passage, start),
                    guest=guest.side,
                )


def _country(word: str) -> Side | None:
    nation = nation_of(word)
    return None if nation == "OTHER" else nation


def _guest(passage: Passage, start: int, country: Side | None) -> PersonMention | None:
    """Who visits: the last defence person before the verb who is not of the country visited."""
    if country is None:
        return None
    people = [p for p in passage.people if p.tail <= start and p.side and p.side != country and is_defence(p)]
    return people[-1] if people else None


def _dated(passage: Passage, start: int) -> bool:
    return any(d.precision == "day" and d.told and d.end > start - 80 for d in passage.dates)


_INVITER = re.compile(r"lời mời của\s+$")


def _guest_and_host(passage: Passage, guest: PersonMention) -> tuple[Party, ...]:
    hosts = [
        p
        for p in passage.people
        if p.side and p.side != guest.side and _INVITER.search(passage.before(p.start))
    ]
    parties: list[Party] = [guest, *hosts[:1]]
    return tuple(sorted(parties, key=lambda p: p.side != "VN"))
