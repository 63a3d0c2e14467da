"""Where an English sentence goes over from what took place to what somebody says."""

import re

from meetings.reading.en.words import rule


def said_at(text: str, offset: int) -> bool:
    """Whether the words behind tell at which meeting something was said."""
    return _SAID_AT.match(text, offset) is not None


def speech_from(text: str) -> int:
    """Where what somebody says begins; an office or a paper that makes it known does not count.

    Where it was said, behind it, is the article's own: `…, he said during talks with his counterpart`.
    """
    said = list(rule("speech").finditer(text))
    if any(said_at(text, m.end()) for m in said) or _AS_THEY_MET.search(text):
        return len(text)
    for m in said:
        if there := _TOLD_THERE.match(text, m.start()):
            return there.end()
        made_known = rule("offices").search(text[: m.end()]) and not _RESOLVED.match(m[0])
        if not (made_known or _SAID_SO.match(text[m.start() :]) or _REVIEWS.search(text, 0, m.start())):
            return m.start()
    return len(text)


_RESOLVED = re.compile(r"(?:pledg|vow|agreed|decided|propos|suggest|urg|hop|call)", re.IGNORECASE)
"""What is to be done is none of the facts that an office makes known, even in a statement."""
_SAID_AT = re.compile(
    r"[^;\"]{0,160}?\b(?:(?:during|at|in) (?:(?:his|her|their|the|an?) )?(?:[\w-]+ ){0,2}"
    r"(?:talks?|meeting|call|conversation|reception)(?: in [A-Z]\w+(?: [A-Z]\w+)?)?(?: on [^,;]{3,20})?"
    r" (?:with|between|for)"
    r"|(?:during|at|in) their (?:[\w-]+ ){0,2}(?:talks?|meeting|call|conversation)"
    r"|(?:during|at) (?:the |an? )?(?:[\w-]+ ){0,2}(?:talks|meeting)"
    r" (?:here|in [A-Z]\w+(?: [A-Z]\w+)?)(?: on(?= [A-Z])|(?=[.,]))"
    r"|counterpart[^;]{0,60}? (?:here|in [A-Z]\w+(?: [A-Z]\w+)?) on(?= (?:the \w+ of )?[A-Z\d])"
    r"|(?:during|at|in) (?:[\w-]+ ){0,3}meetings? on the (?:sidelines|margins) of"
    r"|as [^;,]{3,90}? (?:met|held talks)"
    r"|(?:when|while) (?:(?:meeting|receiving|hosting)|(?:he|she|they) (?:met|received)))\b"
)
_AS_THEY_MET = re.compile(r", (?:as|when) (?:the two|they|both) (?:\w+ )?(?:met|held talks|sat down)\b")
_TOLD_THERE = re.compile(
    r"told (?:(?:his|her|the|visiting) ){0,2}[A-Z][^;\"]{5,110} (?:here|in [A-Z]\w+(?: [A-Z]\w+)?)"
    r" (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?= that\b)"
)
"""`A told B in Hanoi on Friday that …`: where and when they met is no speech."""
_REVIEWS = re.compile(r"\b(?:conference|meeting|seminar) $")
"""`a conference reviewing the coordination` is what is told."""
_SAID_SO = re.compile(
    r"(?:said|says|stated|[Aa]ccording to)\.?$|say(?:ing)? (?:farewell|goodbye)\b|[Aa]ccording to|noted\.?$"
    r"|(?:not|stat|affirm|stress)ed (?:as|when|while)\b"
    r"|review(?:ed|ing) (?:the |an? )?(?:guard|honou?r)"
    r"|agreed to (?:hold|meet|conduct)|\w+ed by\b"
)
