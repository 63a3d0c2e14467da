"""Relevance of Chinese articles, by their words; encounters are not read from Chinese yet."""

import json
import re
from functools import cache
from importlib.resources import files

from meetings.article import Article
from meetings.verdict import Label, Reason, Verdict

OPENING = 220
"""How many characters of the text count beside the headline."""


@cache
def _rule(name: str) -> re.Pattern[str]:
    text = files("meetings").joinpath("data", "zh.json").read_text(encoding="utf-8")
    return re.compile("|".join(map(re.escape, sorted(json.loads(text)[name], key=len, reverse=True))))


def judge(article: Article) -> Verdict:
    """Both countries, a word of defence and one of contact, in headline and opening."""
    opening = article.text[:OPENING]
    head = f"{article.title} {opening}"
    rules = ("both" if _rule("both").search(head) else "vietnam", "defence", "contact")
    reasons = tuple(r for r in (_reason(article.text, rule) for rule in rules) if r)
    if not all(_rule(rule).search(head) for rule in rules) or not _about_both(article.title, opening):
        return Verdict(label="none", score=min(0.3, len(reasons) / 10), reasons=reasons)
    label: Label = "ties" if _rule("off").search(head) else "meeting"
    return Verdict(label=label, score=0.85, reasons=reasons)


def _reason(text: str, rule: str) -> Reason | None:
    found = _rule(rule).search(text)
    return Reason(rule=rule, quote=found[0], start=found.start(), end=found.end()) if found else None


def _about_both(title: str, opening: str) -> bool:
    """Vietnam is in the headline, no third country is, and the matter is military."""
    named = _rule("both").search(title) or _rule("vietnam").search(title)
    military = _rule("defence").search(title) or not _rule("civil").search(title)
    foreign = _rule("third").search(title) or _rule("dispute").search(title)
    return bool(named and military and not foreign and _rule("defence").search(title + opening))
