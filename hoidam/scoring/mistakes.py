"""The mistakes of judging and reading, the worst first, each with what was wanted, what we said, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hoidam.scoring.fields import FIELDS, Pair, compared, paired
from hoidam.scoring.gold import Labelled

_MISSED, _INVENTED = 5, 4
"""What a whole encounter weighs, in fields."""
_WEIGHTS = {"kind": 2, "start": 2, "heads": 2, "status": 2, "ordinal": 2}
"""What a field weighs, 1 if it is not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What it is in words, and the `reasons` for it in the text; a higher `weight` is worse."""

    labelled: Labelled
    what: str
    reasons: Sequence[str]
    weight: float


def mistakes(labelled: Iterable[Labelled]) -> list[Mistake]:
    found = [mistake for each in labelled for mistake in (*_of_verdict(each), *_of_reading(each))]
    return sorted(found, key=lambda m: -m.weight)


def _of_verdict(each: Labelled) -> Iterator[Mistake]:
    """A verdict of which we were sure is worse than one we doubted."""
    if each.wanted == each.found or each.borderline:
        return
    name = "missed" if each.wanted else "false alarm"
    what = f"{name}: {each.gold} judged {each.given}, score {each.score:.2f}"
    sure = each.score if each.found else 1 - each.score
    yield Mistake(labelled=each, what=what, reasons=each.reasons, weight=100 + sure)


def _of_reading(each: Labelled) -> Iterator[Mistake]:
    if each.wanted != each.found:
        return
    for pair in paired(each):
        if pair.gold is None and pair.read is not None:
            what = f"invented: {_summary(pair.read)}"
            yield Mistake(labelled=each, what=what, reasons=_quotes(pair.read), weight=_INVENTED)
        elif pair.gold is not None and pair.read is None:
            yield Mistake(
                labelled=each, what=f"not read: {_summary(pair.gold.fields)}", reasons=(), weight=_MISSED
            )
        else:
            yield from _of_fields(each, pair)


def _of_fields(each: Labelled, pair: Pair) -> Iterator[Mistake]:
    if pair.gold is None or pair.read is None:
        return
    wrong: dict[str, str] = {}
    for name, field in FIELDS.items():
        if field.source in pair.gold.fields:
            _, missed, invented = compared(name, pair.gold.fields, pair.read, lambda a, b: bool(a == b))
            if missed or invented:
                wrong[name] = f"{name} {_items(missed)} read as {_items(invented)}"
    if wrong:
        yield Mistake(
            labelled=each,
            what=f"{pair.read['kind']}: {'; '.join(wrong.values())}",
            reasons=_quotes(pair.read, *(FIELDS[name].source for name in wrong)),
            weight=min(_INVENTED - 0.5, sum(_WEIGHTS.get(name, 1) for name in wrong) / 2),
        )


def _items(items: Sequence[Any]) -> str:
    said = [" ".join(str(part) for part in item) if isinstance(item, tuple) else str(item) for item in items]
    return ", ".join(said) or "nothing"


def _summary(fields: Any) -> str:
    heads = ", ".join(str(item[0]) for item in FIELDS["heads"].items(fields))
    return " ".join(filter(None, (fields.get("kind"), fields.get("start"), heads))) or "an encounter"


def _quotes(read: Any, *names: str) -> list[str]:
    """The sentences a field rests on; that of the kind where none is asked for, or there is none."""
    evidence = read.get("evidence", {})
    found = [q["quote"] for name in names for q in evidence.get(name, ())[:1]]
    return list(dict.fromkeys(found or [q["quote"] for q in evidence.get("kind", ())[:1]]))
