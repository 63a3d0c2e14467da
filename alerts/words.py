"""The words of a digest in the language of its reader; the sentences lie in ``templates/words.json``."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from alerts.header import one_line
from meetings import gazetteer
from meetings.beat import beat
from meetings.encounter import Edition, Encounter, Invitation, Participant, Place
from meetings.folding import tones
from meetings.series import counted_by, mechanism_kind, mechanism_kinds
from meetings.transcription import in_letters

Language = Literal["vi", "en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
MOST = 8  # items of one list that a reader will read


@cache
def _words() -> dict[str, Any]:
    text = files("alerts").joinpath("templates", "words.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def _found(name: str) -> Any:
    found = _words()
    for part in name.split("."):
        found = found[part]
    return found


def word(name: str, language: Language, /, **values: object) -> str:
    """One sentence of the digest; `name` may be a path, ``status.held``."""
    return word_as_is(name, language).format(**values)


def word_as_is(name: str, language: Language) -> str:
    """The sentence with the names of what is to be filled in."""
    return str(_found(name)[language])


def has_word(name: str) -> bool:
    try:
        return _found(name) is not None
    except KeyError:
        return False


def is_numbered(kind: str) -> bool:
    """Whether meetings of this kind are themselves the editions of their mechanism."""
    return kind in _words()["numbered"]


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
    """The form of a meeting, or its series where the form has several, numbered where it is an edition."""
    if facts.mechanism and _is_one_of_several(facts.mechanism, facts.kind):
        series = edition_of(facts.mechanism, language, facts.start or facts.end)
        return series[0].upper() + series[1:]
    label = gazetteer.kind_label(facts.kind, language)
    if facts.mechanism is None or facts.mechanism.ordinal is None or not is_numbered(facts.kind):
        return label
    ordinal = counted_by(facts.mechanism, beat().home(language), facts.start or facts.end)
    return numbered(label[0].lower() + label[1:] if language == "en" else label, ordinal, language)


def _is_one_of_several(edition: Edition, kind: str) -> bool:
    kinds = list(mechanism_kinds().values())
    return mechanism_kind(edition.id) == kind and kinds.count(kind) > 1


def name_of(person: Participant, language: Language) -> str:
    if person.person in gazetteer.people():
        return gazetteer.person_name(person.person, language)
    return _readable(person.name, person.side, language) if person.name else post_of(person, language)


def _readable(name: str, side: str, language: Language) -> str:
    """A name in characters with its spelling in the language before it: `Dai Weifeng (戴伟锋)`."""
    spelt = in_letters(name, language, beat().state(side).language)
    return f"{spelt} ({name})" if spelt else name


def named(name: str, language: Language) -> str:
    """A Vietnamese spelling of somebody's name in the digest's language, where it can be only one person."""
    found = gazetteer.people_by_name("vi").get(tones(name[:80]), ())
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
    own = beat().state(person.side).ranks.get(language, language)
    label = re.sub(r"\s*\(.*\)", "", gazetteer.rank_label(person.rank, own))
    return label or gazetteer.rank_label(person.rank, language)


def tagline(language: Language) -> str:
    """What a letter is about: ``Vietnam–China defence meetings``."""
    one, other = (state.name(language) for state in beat().states)
    return word("tagline", language, one=one, other=other)


def side_of(side: str, language: Language) -> str:
    return beat().state(side).name(language)


def party(form: str, side: str, language: Language) -> str:
    """What nobody of a side is named for: ``the Vietnamese side``, ``a Vietnamese delegation``."""
    return word(form, language, of=beat().state(side).adjective(language))


def place_name(place: Place, language: Language) -> str:
    known = place.id in gazetteer.places()
    return gazetteer.place_label(place.id, language) if known else place.name


def place_of(place: Place, language: Language) -> str:
    """The name with its country, when that is one of the two."""
    name = place_name(place, language)
    if place.country not in beat().sides:
        return name
    return word("in_brackets", language, name=name, country=side_of(place.country, language))


def some(items: Sequence[str], language: Language, most: int = MOST) -> list[str]:
    """The first few, each as one line, and how many more there are."""
    shown = [one_line(item, 200) for item in items[:most]]
    return [*shown, word("more", language, n=len(items) - most)] if len(items) > most else shown


def listed(items: Iterable[str], language: Language) -> str:
    return word("comma", language).join(items)


def edition_of(edition: Edition, language: Language, on: date | None = None) -> str:
    """A standing mechanism with its number, as the side whose language it is counts; `on` is a day of it."""
    ordinal = counted_by(edition, beat().home(language), on)
    return numbered(gazetteer.mechanism_label(edition.id, language, ordinal), ordinal, language)


def numbered(what: str, ordinal: int | None, language: Language) -> str:
    """``10th …``, ``… lần thứ 10`` or ``第十次…``."""
    if ordinal is None:
        return what
    return word("ordinal", language, what=what, n=_NUMBER[language](ordinal))


def _english_ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _chinese_ordinal(number: int) -> str:
    """Ten and less in characters, as newspapers write them."""
    return "零一二三四五六七八九十"[number] if number <= _TEN else str(number)


_TEN = 10
_NUMBER: dict[Language, Callable[[int], str]] = {
    "vi": lambda number: "nhất" if number == 1 else str(number),
    "en": _english_ordinal,
    "zh": _chinese_ordinal,
}


def dates(start: date | None, end: date | None, precision: str, language: Language) -> str:
    """Days in words: ``18–19/3/2026``, ``18–19 March 2026``, ``2026年3月18日至19日``; empty when unknown."""
    first = start or end
    if first is None:
        return ""
    if precision == "month":
        return _date("month", first, first, language)
    said = days(first, end or first, language)
    return word("inferred", language, date=said) if precision == "inferred" else said


def day(when: date, language: Language) -> str:
    return _date("day", when, when, language)


def days(first: date, last: date, language: Language) -> str:
    """From a first day to a last; a day alone when they are one, or in the wrong order."""
    if last <= first:
        return day(first, language)
    return _date(f"days.{_alike(first, last)}", first, last, language)


def span(first: date, last: date, language: Language) -> str:
    """Several days within a sentence: ``from 26 June to 2 July 2011``."""
    return _date(f"span.{_alike(first, last)}", first, last, language)


def _alike(first: date, last: date) -> str:
    return "years" if first.year != last.year else "year" if first.month != last.month else "month"


def _date(form: str, first: date, last: date, language: Language) -> str:
    """The numbers of two days in a form that names those it wants."""
    return word(
        form, language, d=first.day, m=first.month, y=first.year, month=_month(first),
        d2=last.day, m2=last.month, y2=last.year, month2=_month(last),
    )  # fmt: skip


def _month(when: date) -> str:
    return str(_words()["months"]["en"][when.month - 1])


def moment(when: datetime, language: Language) -> str:
    """A time of publication; `when` is already in the reader's zone."""
    return word("moment", language, day=day(when.date(), language), time=f"{when:%H:%M}")
