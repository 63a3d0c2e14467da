"""A meeting as a headline: who meets whom."""

from string import Formatter

from alerts import words
from alerts.header import one_line
from alerts.words import Language, some, word
from meetings.beat import opposite, sides
from meetings.encounter import Encounter, Side


def headline(facts: Encounter, language: Language) -> str:
    """Who meets whom, as a newspaper would put it; what and where when nobody is named."""
    of_side = {side: _names(facts, side, language) for side in sides()}
    host = next((side for side in sides() if side == facts.host_side), sides()[0])
    guest = opposite(host)
    said = {"first": of_side[host], "second": of_side[guest], "host": of_side[host], "guest": of_side[guest]}
    said |= {"guests": words.side_of(guest, language), "place": _first_place(facts, language)}
    form = words.headline_form(facts.kind, language) or "{nobody}"
    needed = {name for _, name, _, _ in Formatter().parse(form) if name} - {"country"}
    unplaced = facts.host_side not in of_side and not needed <= {"first", "second"}
    if all(said.get(name) for name in needed) and not unplaced:
        return form.format(**said, country=words.side_of(host, language))
    label = words.kind_of(facts, language)
    names = " – ".join(name for name in of_side.values() if name)
    if names:
        return label + word("colon", language) + names
    place = said["place"] if said["place"] not in label else ""
    return word("then", language).join(part for part in (label, place) if part)


def _first_place(facts: Encounter, language: Language) -> str:
    return one_line(words.place_name(facts.places[0], language), 60) if facts.places else ""


def _names(facts: Encounter, side: Side, language: Language) -> str:
    names = [words.name_of(person, language) for person in facts.heads(side)]
    if not names and facts.mechanism is None:
        names = [one_line(unit.name, 80) for unit in facts.units if unit.side == side]
    return words.listed(some([name for name in names if name], language, 2), language)
