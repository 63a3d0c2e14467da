"""The words of a digest in the language of its reader; the sentences lie in ``templates/words.json``."""

import json
import re
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from meetings import gazetteer
from meetings.encounter import Edition, Encounter, Invitation, Participant, Place
from meetings.folding import tones

Language = Literal["vi", "en"]


@cache
def _words() -> dict[str, Any]:
    text = files("alerts").joinpath("templates", "words.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def word(name: str, language: Language, /, **values: object) -> str:
    """One sentence of the digest; `name` may be a path, ``status.held``."""
    found = _words()
    for part in name.split("."):
        found = found[part]
    return str(found[language]).format(**values)


def word_or(name: str, language: Language, otherwise: str) -> str:
    """A word that later kinds, fields or statuses may lack."""
    try:
        return word(name, language)
    except KeyError:
        return otherwise


def headline_form(kind: str, language: Language) -> str | None:
    """How a headline of this kind is put; None means its label and the names."""
    forms: dict[str, dict[str, str]] = _words()["headline"]
    return forms[kind][language] if kind in forms else None


def kind_of(facts: Encounter, language: Language) -> str:
    """The form of a meeting, with its number when it is itself an edition of a series."""
    label = gazetteer.kind_label(facts.kind, language)
    if facts.mechanism is None or facts.mechanism.ordinal is None or facts.kind not in _words()["numbered"]:
        return label
    return numbered(
        label[0].lower() + label[1:] if language == "en" else label, facts.mechanism.ordinal, language
    )


def name_of(person: Participant, language: Language) -> str:
    if person.person in gazetteer.people():
        return gazetteer.person_name(person.person, language)
    return person.name or post_of(person, language)


def named(name: str, language: Language) -> str:
    """A Vietnamese spelling of somebody's name in the digest's language, where it can be only one person."""
    found = gazetteer.people_by_name("vi").get(tones(name), ())
    return gazetteer.person_name(found[0].id, language) if len(found) == 1 else name


def invitation_of(invitation: Invitation, language: Language) -> str:
    """Who asked whom, by their names in the digest's language, to what in the article's words."""
    inviter, invitee = named(invitation.inviter, language), named(invitation.invitee, language)
    return word("invitation", language, inviter=inviter, invitee=invitee, event=invitation.event)


def post_of(person: Participant, language: Language) -> str:
    return gazetteer.post_label(person.post, language) if person.post else ""


def rank_of(person: Participant, language: Language) -> str:
    """The rank as this side's own press puts it: 上将 is General in Chinese English (domain model, 5.1)."""
    if not person.rank:
        return ""
    if language == "en" and person.side == "CN":
        label = re.sub(r"\s*\(.*\)", "", gazetteer.rank_label(person.rank, "en_cn"))
        return label or gazetteer.rank_label(person.rank, "en")
    return gazetteer.rank_label(person.rank, language)


def side_of(side: str, language: Language) -> str:
    return word(side, language)


def place_name(place: Place, language: Language) -> str:
    known = place.id in gazetteer.places()
    return gazetteer.place_label(place.id, language) if known else place.name


def place_of(place: Place, language: Language) -> str:
    """The name with its country, when that is one of the two."""
    name = place_name(place, language)
    return f"{name} ({side_of(place.country, language)})" if place.country in {"VN", "CN"} else name


def edition_of(edition: Edition, language: Language) -> str:
    label = gazetteer.mechanism_label(edition.id, language)
    return numbered(label, edition.ordinal, language)


def numbered(what: str, ordinal: int | None, language: Language) -> str:
    """``10th …`` or ``… lần thứ 10``."""
    if ordinal is None:
        return what
    number = _english_ordinal(ordinal) if language == "en" else str(ordinal)
    return word("ordinal", language, what=what, n=number)


def _english_ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def dates(start: date | None, end: date | None, precision: str, language: Language) -> str:
    """Days in words: ``18–19/3/2026``, ``18–19 March 2026``; empty when unknown."""
    first = start or end
    if first is None:
        return ""
    if precision == "month":
        return word("month", language, m=first.month, y=first.year, month=_month(first))
    last = end or first
    said = _day_range(first, last, language) if last > first else day(first, language)
    return word("inferred", language, date=said) if precision == "inferred" else said


def day(when: date, language: Language) -> str:
    if language == "vi":
        return f"{when.day}/{when.month}/{when.year}"
    return f"{when.day} {_month(when)} {when.year}"


def _day_range(first: date, last: date, language: Language) -> str:
    if first.year != last.year:
        return f"{day(first, language)} – {day(last, language)}"
    if first.month != last.month:
        return (
            f"{day(first, language).rpartition(' ' if language == 'en' else '/')[0]} – {day(last, language)}"
        )
    return f"{first.day}–{day(last, language)}"


def _month(when: date) -> str:
    return str(_words()["months"]["en"][when.month - 1])


def moment(when: datetime, language: Language) -> str:
    """A time of publication; `when` is already in the reader's zone."""
    return f"{when:%H:%M} {day(when.date(), language)}"
