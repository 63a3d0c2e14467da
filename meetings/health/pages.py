"""How the pages of an outlet do: whether they are had, and read, as they used to be."""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb, exp, lgamma
from statistics import median

from meetings.health.states import WELL, Judgement, State
from meetings.health.visits import TURNED_AWAY, said
from meetings.outlet_visit import Outcome, OutletVisit

NO_ARTICLE: tuple[Outcome, ...] = (
    "unreadable", "stub", "listing", "paywall", "not_found", "not_an_article",
)  # fmt: skip
READ: tuple[Outcome, ...] = ("ok", *NO_ARTICLE)
"""What comes of a page that was read; one that is off topic was not."""
_UNANSWERED: tuple[Outcome, ...] = (
    "unreachable", "server_error", "busy", "too_large", "too_expensive", "off_site", "forbidden_address",
)  # fmt: skip
RECENT = 12
"""Pages that are held against those before."""
_RUN = 6
_RUNS = (4, _RUN, RECENT)
_ENOUGH = 12
"""Pages that show what is usual."""
_HARDLY = 1e-6
"""How likely a run may be by chance before it means something: a hundred outlets have many runs a day."""
_COLLAPSED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Pages, each once and the oldest first: the `recent`, and the `usual` before them."""

    recent: tuple[OutletVisit, ...] = ()
    usual: tuple[OutletVisit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesHistory:
    """The pages of an outlet that were asked for, and those of them that were read."""

    url: str
    outlet: str
    asked: Pages = Pages()
    read: Pages = Pages()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """Something that a few pages always have, and many together only when something is wrong."""

    state: State
    why: str
    on: Callable[[OutletVisit], bool]
    known: bool = False
    """Whether it means something only where it is known to be unusual."""


_ASKED = (
    _Sign(state="blocked", why="its pages turn us away", on=lambda v: v.outcome in TURNED_AWAY),
    _Sign(state="failing", why="its pages cannot be had", on=lambda v: v.outcome in _UNANSWERED),
    _Sign(state="changed", why="its pages are gone", on=lambda v: v.outcome == "gone"),
)
_READ = (_Sign(state="changed", why="its pages hold no article", on=lambda v: v.outcome in NO_ARTICLE),)
_LAID_OUT = (
    _Sign(state="changed", why="its selectors match nothing", on=lambda v: not v.by_layout, known=True),
)
_ARTICLES = (
    *_LAID_OUT,
    _Sign(state="changed", why="its articles have no date", on=lambda v: not v.dated, known=True),
)


def judged_by_pages(history: PagesHistory) -> Judgement | None:
    """Blocked, failing or changed when pages are so, far more often than they used to be.

    None where too few pages are new to tell.
    """
    if len(history.asked.recent) < _RUNS[0]:
        return None
    had = _only(history.asked, *READ, "off_topic")
    articles = _only(history.read, "ok")
    laid_out = _only(history.asked, "ok", "off_topic")
    for signs, pages in (
        (_ASKED, history.asked), (_READ, history.read), (_LAID_OUT, laid_out), (_ARTICLES, articles),
    ):  # fmt: skip
        for sign in signs:
            if found := _shown(sign, pages):
                return found
    return (
        _collapsed(
            articles, lambda v: v.length, "its articles have {now:,.0f} characters, and had {before:,.0f}"
        )
        or _collapsed(had, lambda v: v.size, "its pages have {now:,.0f} bytes, and had {before:,.0f}")
        or WELL
    )


def _only(pages: Pages, *outcomes: Outcome) -> Pages:
    recent, usual = (tuple(v for v in some if v.outcome in outcomes) for some in (pages.recent, pages.usual))
    return Pages(recent=recent, usual=usual)


def _shown(sign: _Sign, pages: Pages) -> Judgement | None:
    """The sign, where the last four, six or twelve pages have it as they hardly ever would by chance."""
    if sign.known and len(pages.usual) < _ENOUGH:
        return None
    usual = sum(map(sign.on, pages.usual))
    for run in _RUNS:
        recent = pages.recent[-run:]
        having = [visit for visit in recent if sign.on(visit)]
        if len(recent) == run and _chance(len(having), run, usual, len(pages.usual)) < _HARDLY:
            detail = f"{sign.why}: {len(having)} of the last {run}"
            why = f" ({said(having[-1])})" if having[-1].outcome != "ok" else ""
            return Judgement(state=sign.state, detail=detail + why, since=having[0].started_at)
    return None


def _chance(having: int, of: int, had: int, before: int) -> float:
    """That so many or more of so many have it, where `had` did of those before: a beta-binomial tail.

    Before anything is known, one page in twenty is expected to.
    """
    a, b = had + 0.5, before - had + 9.5
    return sum(comb(of, k) * exp(_ln_beta(a + k, b + of - k) - _ln_beta(a, b)) for k in range(having, of + 1))


def _ln_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def _collapsed(pages: Pages, extent: Callable[[OutletVisit], int], words: str) -> Judgement | None:
    """Whether the last six are far smaller than pages used to be; also where all that is left is a frame."""
    recent, usual = pages.recent[-_RUN:], pages.usual
    if len(recent) < _RUN or len(usual) < _ENOUGH:
        return None
    now, before = median(map(extent, recent)), median(map(extent, usual))
    if now >= _COLLAPSED * before:
        return None
    detail = words.format(now=now, before=before)
    return Judgement(state="changed", detail=detail, since=recent[0].started_at)
