"""A meeting as one plain sentence, as an editor would put it: who met whom, where, when, in what form."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from string import Formatter
from typing import get_args

from alerts import words
from alerts.header import one_line
from alerts.words import Language, has_word, word, word_as_is
from meetings import gazetteer
from meetings.beat import beat, opposite, sides
from meetings.encounter import Encounter, Participant, Place, Side, Unit

_MOODS = {"held": 0, "announced": 1}
_NEVER = 2  # what was planned, and put off, called off or not heard of since
_CHOICE = re.compile(r"\[([^|\]]*)\|([^|\]]*)\|([^|\]]*)\]")
_CLOSED = "\x1f"
"""Ends what a comma closes before more words: `General Giang, Minister …, held`; no text of others has it."""
_HOSTED = {"receive", "call", "visit", "port_call"}
_GUESTS_ACT = {"call", "visit"}
_NAMED = 4  # people
_PLACES = 3


def sentence(facts: Encounter, language: Language) -> str:
    """``General Giang, Minister of National Defence of Vietnam, held talks with …``, with its full stop."""
    mood = _MOODS.get(facts.status, _NEVER)
    form = _form(facts)
    template = _CHOICE.sub(lambda choice: choice[1 + mood], word_as_is(f"sentence.{form}", language))
    parts = _parts(facts, form, language)
    wanted = {name for _, name, _, _ in Formatter().parse(template) if name}
    said = template.format(**{name: parts[name]() for name in wanted})
    said = re.sub(f"{_CLOSED}(?=[.,]|$)", "", said).replace(_CLOSED, ",")
    if flag := flag_of(facts):
        return word(f"flag.{flag}", language) + word("colon", language) + said
    return said[:1].upper() + said[1:]


def flag_of(facts: Encounter) -> str | None:
    """What a reader must not overlook: that it will not be, not yet, or that nobody told of it."""
    return {"cancelled": "called_off", "postponed": "postponed", "unconfirmed": "unreported"}.get(
        facts.status
    )


def _form(facts: Encounter) -> str:
    """The form of its kind; without a host it is a meeting, and where nobody is named an event."""
    form = facts.kind if has_word(f"sentence.{facts.kind}") else "event"
    if form in _HOSTED and facts.host_side not in sides():
        form = "meet" if all(facts.heads(side) for side in sides()) else "event"
    return "event" if form == "port_call" and not facts.places else form


def _parts(facts: Encounter, form: str, language: Language) -> Mapping[str, Callable[[], str]]:
    """What a form may name, each made when it is wanted."""
    host = next((side for side in sides() if side == facts.host_side), sides()[0])
    guest = opposite(host)
    actors = facts.heads(guest if form in _GUESTS_ACT else host)
    number = "several" if len(actors) > 1 else "one"
    when, where = _when(facts, language), _where(facts, language)
    return {
        "first": lambda: _side(facts, host, "side", language),
        "second": lambda: _side(facts, guest, "side", language),
        "host": lambda: _side(facts, host, "side", language),
        "guest": lambda: _side(facts, guest, "delegation", language),
        "guests": lambda: _whose(guest, language),
        "country": lambda: words.side_of(host, language),
        "when": lambda: when,
        "where": lambda: where,
        "opening": lambda: _opening((when, "" if language == "zh" else where), language),
        "remotely": lambda: _opening((when,), language),
        "places": lambda: _places(facts.places, language),
        "event": lambda: _event(facts, language),
        "frame": lambda: _frame(facts, language),
        "people": lambda: _people(facts, language),
        "is": lambda: word(f"is.{number}", language),
        "was": lambda: word(f"was.{number}", language),
    }


def _whose(side: Side, language: Language) -> str:
    """``Vietnamese`` ships, and 越南舰船."""
    return words.side_of(side, language) if language == "zh" else beat().state(side).adjective(language)


def who(person: Participant, language: Language) -> str:
    """Somebody with rank, name and post, in the order of the language."""
    post = _post(person, language)
    if not person.name and person.person is None:
        return (
            word("who.nameless", language, post=post) if post else words.party("side", person.side, language)
        )
    name = one_line(words.name_of(person, language), 80)
    rank = one_line(words.rank_of(person, language), 40)
    if not post:
        named = word("who.rank_name", language, rank=rank, name=name) if rank else name
        return word("who.postless", language, named=named, country=words.side_of(person.side, language))
    said = word("who.ranked" if rank else "who.unranked", language, name=name, rank=rank, post=post)
    return said + _CLOSED if language == "en" else said


def _post(person: Participant, language: Language) -> str:
    """The post with its country, unless its own words name that."""
    if not person.post:
        return ""
    if full := gazetteer.post_in_full(person.post, language):
        return full
    label = one_line(words.post_of(person, language), 120)
    if any(state.is_named_in(label, language) for state in beat().states):
        return label
    return word("full_post", language, post=label, country=words.side_of(person.side, language))


def _side(facts: Encounter, side: Side, otherwise: str, language: Language) -> str:
    """Its heads, or what it is called when nobody is named."""
    return _people_of(_named(facts, side, language), language) or words.party(otherwise, side, language)


def _named(facts: Encounter, side: Side, language: Language) -> list[str]:
    """Its heads, or the unit that took part where nobody is named."""
    units = [_unit(unit, language) for unit in facts.units if unit.side == side]
    return [who(person, language) for person in facts.heads(side)] or units


def _unit(unit: Unit, language: Language) -> str:
    """Its name, with its country unless that stands in it in any language."""
    name = one_line(unit.name, 120)
    if any(beat().state(unit.side).is_named_in(name, each) for each in get_args(Language)):
        return name
    return word("unit", language, name=name, country=words.side_of(unit.side, language))


def _people(facts: Encounter, language: Language) -> str:
    """Who took part of both sides, as the end of a sentence; nothing when nobody is named."""
    names = [name for side in sides() for name in _named(facts, side, language)]
    return word("people", language, names=_people_of(names, language)) if names else ""


def _people_of(names: Sequence[str], language: Language) -> str:
    """The first of them, and how many more; nothing when there is none."""
    named = _joined(names[:_NAMED], language)
    left = len(names) - _NAMED
    return named + word("others", language, n=left) if left > 0 else named


def _when(facts: Encounter, language: Language) -> str:
    first, precision = facts.start or facts.end, facts.date_precision
    if first is None:
        return ""
    last = facts.end or first
    if precision == "day" and last > first + timedelta(days=1):
        return words.span(first, last, language)
    form = precision if precision != "day" else "days" if last > first else "day"
    said = words.dates(first, last, "month" if precision == "month" else "day", language)
    return word(f"when.{form}", language, date=said)


def _where(facts: Encounter, language: Language) -> str:
    """Nothing where the event is called by its place, as a patrol of the Gulf is."""
    event = _event(facts, language)
    if not facts.places or any(words.place_name(place, language) in event for place in facts.places):
        return ""
    types = {gazetteer.places()[p.id].type if p.id in gazetteer.places() else "" for p in facts.places}
    form = types.pop() if len(types) == 1 else ""
    form = form if has_word(f"where.{form}") else "other"
    return word(f"where.{form}", language, place=_places(facts.places, language))


def _places(places: Sequence[Place], language: Language) -> str:
    """Their names, with the country once when it is one for all; that of a capital goes without saying."""
    shown, countries = places[:_PLACES], {place.country for place in places}
    capital = any(p.id in gazetteer.places() and gazetteer.places()[p.id].type == "capital" for p in shown)
    if len(countries) > 1:
        return _joined([one_line(words.place_of(place, language), 60) for place in shown], language)
    names = _joined([one_line(words.place_name(place, language), 60) for place in shown], language)
    country = "".join(countries)
    if capital or country not in sides():
        return names
    said = word("with_country", language, name=names, country=words.side_of(country, language))
    return said + _CLOSED if language == "en" else said


def _joined(names: Sequence[str], language: Language) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    before, last = names[:-1], names[-1:]
    return word("and", language).join([*([words.listed(before, language)] if before else []), *last])


def _opening(parts: Sequence[str], language: Language) -> str:
    """What a Vietnamese or Chinese sentence begins with: the day, and in Vietnamese the place."""
    return "".join(word("opening", language, part=part) for part in parts if part)


def _event(facts: Encounter, language: Language) -> str:
    """A mechanism's edition, or what the kind is called in a sentence."""
    if facts.mechanism and words.is_numbered(facts.kind):
        edition = words.edition_of(facts.mechanism, language, facts.start or facts.end)
        return word("the_event", language, event=edition)
    return word(f"event.{facts.kind if has_word(f'event.{facts.kind}') else 'other'}", language)


def _frame(facts: Encounter, language: Language) -> str:
    if facts.mechanism is None:
        return word("frame", language)
    edition = words.edition_of(facts.mechanism, language, facts.start or facts.end)
    return word("the_event", language, event=edition)
