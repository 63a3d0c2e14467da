"""Whatever order articles come in, the meetings are the same: stories, shuffled."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings import gist, grouping
from meetings.encounter import Encounter, Participant
from meetings.meeting import Changed, Confirmed, Difference, Meeting, Merged, Opened, Report, Split
from meetings.speaking import may_open

EXCHANGE = "border_defence_friendship_exchange"
Article = tuple[Report, ...]
Story = tuple[list[Article], dict[str, str]]
"""Articles, each one report a meeting it tells of, and the words of some by their addresses."""


def words(stem: str, count: int = 120) -> str:
    return " ".join(f"{stem}{i}" for i in range(count))


def told_in(language: str, encounter: Encounter) -> Encounter:
    """The same, with the people named as a Chinese paper writes ranks and names."""
    people = tuple(
        replace(
            p, name={"phan-van-giang": "潘文江", "dong-jun": "董军"}.get(p.person or "", p.name), rank="上将"
        )
        for p in encounter.participants
    )
    return replace(encounter, participants=people) if language == "zh" else encounter


@pytest.fixture
def a_visit(encounter: Any, report: Any) -> Story:
    """Talks, a reception and a call within a visit, by seven outlets; one copies, one only looks back."""

    def met(kind: str, day: str, host: str, **more: Any) -> Encounter:
        return encounter(kind, day, heads=f"{host} zhang-youxia".strip(), at="hanoi", host_side="VN", **more)

    visit = encounter("visit", "2024-10-24/2024-10-26", heads="zhang-youxia", at="hanoi", host_side="VN")
    plan = replace(visit, status="announced", start=visit.start, end=visit.start)
    talks, received = met("talks", "2024-10-24", "phan-van-giang"), met("receive", "2024-10-24", "to-lam")
    call = met("call", "2024-10-25", "luong-cuong")
    articles = [
        (report("plan", plan, "2024-10-20"),),
        (report("agency", talks, "2024-10-24", credit="TTXVN"), report("agency", visit, "2024-10-24")),
        (report("reprint", talks, "2024-10-25", credit="TTXVN"),),
        (report("palace", replace(received, kind="call"), "2024-10-24"),),
        (report("party", received, "2024-10-25"), report("party", talks, "2024-10-25")),
        (report("president", call, "2024-10-25"), report("president", visit, "2024-10-25")),
        (report("interview", talks, "2024-10-30", aspect="follow_up"),),
    ]
    texts = {
        report("agency", talks).url: words("tin"),
        report("reprint", talks).url: words("tin"),
        report("party", talks).url: words("đảng"),
    }
    return articles, texts


@pytest.fixture
def a_plan_and_what_became_of_it(encounter: Any, report: Any) -> Story:
    """The eighth exchange: planned with one minister, put off, held with another; preparations told between."""

    def exchange(days: str | None, guest: str, **more: Any) -> Encounter:
        heads = f"phan-van-giang {guest}"
        return encounter(
            "border_exchange", days, heads=heads, at="lao-cai hekou", edition=(EXCHANGE, 8), **more
        )

    planned = exchange("2023-09-07/2023-09-08", "li-shangfu", status="announced")
    anew = exchange("2024-04-11/2024-04-12", "dong-jun", status="announced")
    held = exchange("2024-04-11/2024-04-12", "dong-jun")
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun", at="lao-cai")
    return [
        (report("first-plan", planned, "2023-08-25"),),
        (report("put-off", replace(planned, status="postponed"), "2023-09-05"),),
        (report("second-plan", anew, "2024-04-02"),),
        (report("works", anew, "2024-04-08", aspect="preparing"),),
        (report("day-one", held, "2024-04-11"), report("day-one", talks, "2024-04-11")),
        (report("day-two", replace(held, start=held.end), "2024-04-12"),),
        (report("review", held, "2024-05-20", aspect="follow_up"),),
    ], {}


@pytest.fixture
def two_poor_reports_and_a_full_one(encounter: Any, report: Any) -> Story:
    """A caption that names the host, a line that names the guest; only a full report joins the two."""
    host = encounter("receive", "2025-05-12", heads="hoang-xuan-chien", at="hanoi")
    guest = encounter("talks", "2025-05-12", heads="shao-yuanming", at="hanoi")
    whole = encounter("talks", "2025-05-12", heads="hoang-xuan-chien shao-yuanming", at="hanoi")
    next_day = encounter("talks", "2025-05-14", heads="hoang-xuan-chien shao-yuanming", at="hanoi")
    return [
        (report("caption", host),),
        (report("line", guest),),
        (report("full", whole),),
        (report("again", next_day),),
    ], {}


@pytest.fixture
def both_sides(encounter: Any, report: Any) -> Story:
    """Minister and minister, told by both countries' press in their own words, and by one without a date."""
    talks = encounter("talks", "2026-03-18", heads="phan-van-giang dong-jun", at="quang-ninh", host_side="VN")
    chinese = replace(told_in("zh", talks), kind="sideline", places=())
    dateless = replace(chinese, start=None, end=None)
    by_post = Participant(person=None, name=None, side="CN", rank=None, post="minister_of_national_defence")
    terse = replace(talks, participants=(talks.participants[0], by_post), places=())
    return [
        (report("hanoi", talks),),
        (report("beijing", chinese, "2026-03-19"),),
        (report("pla", dateless, "2026-03-19"),),
        (report("terse", terse),),
        (report("late", talks, "2026-04-30", aspect="background"),),
    ], {}


@pytest.fixture
def a_reprint_under_a_false_date(encounter: Any, report: Any) -> Story:
    """An old text stamped anew, and real talks of the same ministers at the stamped time."""
    old = encounter("talks", "2017-01-13", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    stamped, true = (
        encounter("talks", day, heads="ngo-xuan-lich chang-wanquan", at="beijing")
        for day in ("2017-12-13", "2017-12-13")
    )
    return [
        (report("first", old),),
        (report("second", old, "2017-01-14"),),
        (report("mirror", stamped, "2017-12-13"),),
        (report("real", true, "2017-12-14"),),
    ], {report("first", old).url: words("cũ"), report("mirror", old).url: words("cũ")}


@pytest.fixture
def a_visit_known_from_its_plan_and_its_talks(encounter: Any, report: Any) -> Story:
    """Nobody reports the visit itself, but the ministers' talks and a reception in it."""

    def met(kind: str, host: str) -> Encounter:
        return encounter(kind, "2026-03-11", heads=f"{host} dong-jun", at="hanoi")

    plan = encounter("visit", "2026-03-10/2026-03-12", heads="dong-jun", host_side="VN", status="announced")
    talks = met("talks", "phan-van-giang")
    return [
        (report("expected", plan, "2026-03-05"),),
        (report("met", talks),),
        (report("met-too", talks, "2026-03-12"),),
        (report("leader", met("receive", "to-lam")),),
    ], {}


@pytest.fixture
def a_reprint_of_nobody_knows_which_year(encounter: Any, report: Any) -> Story:
    """A text stamped ten years later, its people long out of office, and two reports of the day itself."""
    talks = encounter("talks", "2015-05-14", heads="phung-quang-thanh chang-wanquan", at="hanoi")
    dateless = replace(talks, start=None, end=None)
    stale = report("stale", dateless, "2025-06-11", aspect="background")
    return [
        (stale,),
        (report("of-the-day", talks),),
        (report("received", replace(talks, kind="receive"), "2015-05-15"),),
    ], {report("of-the-day", talks).url: words("xưa"), stale.url: words("xưa")}


@pytest.fixture
def two_ships_in_one_port(encounter: Any, report: Any) -> Story:
    """One ship leaves before another comes; who names none has the days of one of them."""

    def call(days: str, *ships: str) -> Encounter:
        series = ("navy_ship_visit", None)
        return encounter("port_call", days, at="da-nang", host_side="VN", edition=series, ships=ships)

    return [
        (report("docks", call("2025-05-10", "Thích Kế Quang")),),
        (report("leaves", call("2025-05-14", "戚继光")),),
        (report("next", call("2025-05-15/2025-05-18", "Trịnh Hòa")),),
        (report("next-too", call("2025-05-16", "Zheng He")),),
        (report("nameless", call("2025-05-17/2025-05-18")),),
    ], {}


STORIES = [
    "two_ships_in_one_port",
    "a_reprint_of_nobody_knows_which_year",
    "a_visit",
    "a_visit_known_from_its_plan_and_its_talks",
    "a_plan_and_what_became_of_it",
    "two_poor_reports_and_a_full_one",
    "both_sides",
    "a_reprint_under_a_false_date",
]


def outcome(meetings: list[Meeting]) -> list[Any]:
    """What is known, without the ids and what a reader was told on the way."""
    by_id = {m.id: m for m in meetings}

    def name(identity: str | None) -> Any:
        return [r.url for r in by_id[identity].articles] if identity in by_id else None

    return sorted(
        ((m.facts, m.articles, m.first_reported_at, name(m.parent), name(m.visit)) for m in meetings),
        key=repr,
    )


def still_told(known: Any) -> list[Meeting]:
    """Without those that readers know of and no report would open today."""
    return [m for m in known.opened() if any(map(may_open, m.articles))]


@pytest.mark.parametrize("story", STORIES)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_arrival_changes_nothing(
    story: str, data: st.DataObject, request: pytest.FixtureRequest, world: Callable[..., Any]
) -> None:
    articles, texts = request.getfixturevalue(story)
    usual = world(texts)
    for article in articles:
        usual.hear(*article)
    shuffled = world(texts)
    for article in data.draw(st.permutations(articles)):
        shuffled.hear(*article)
    assert outcome(shuffled.opened()) == outcome(usual.opened())


@pytest.mark.parametrize(("story", "count"), list(zip(STORIES, [2, 1, 4, 3, 3, 2, 1, 2], strict=True)))
def test_each_story_has_as_many_meetings_as_were_held(
    story: str, count: int, request: pytest.FixtureRequest, world: Callable[..., Any]
) -> None:
    articles, texts = request.getfixturevalue(story)
    known = world(texts)
    for article in articles:
        known.hear(*article)
    assert len(known.opened()) == count


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_stories_at_once_an_edit_and_a_withdrawal(
    data: st.DataObject, request: pytest.FixtureRequest, world: Callable[..., Any]
) -> None:
    told = [request.getfixturevalue(story) for story in STORIES]
    articles = [article for story, _ in told for article in story]
    texts = {url: text for _, some in told for url, text in some.items()}
    order = data.draw(st.permutations(articles))
    gone = data.draw(st.sampled_from(articles))
    direct, roundabout = world(texts), world(texts)
    for article in articles:
        if article is not gone:
            direct.hear(*article)
    for article in order:
        roundabout.hear(*article)
    roundabout.hear(url=gone[0].url)
    assert outcome(still_told(roundabout)) == outcome(direct.opened())


# --- what readers are told --------------------------------------------------------------------------------


@pytest.fixture
def two_and_the_third(encounter: Any, report: Any) -> tuple[Report, Report, Report]:
    """A line on the guest alone, one on both without a place, and a full one that belongs to both."""
    line = report("line", encounter("talks", "2025-05-12", heads="shao-yuanming"))
    terse = report("terse", encounter("talks", "2025-05-12", heads="hoang-xuan-chien shao-yuanming", at=""))
    poor = replace(terse, encounter=replace(terse.encounter, participants=terse.encounter.participants[:1]))
    full = report(
        "full", encounter("talks", "2025-05-12", heads="hoang-xuan-chien shao-yuanming", at="hanoi")
    )
    line = replace(line, encounter=replace(line.encounter, places=full.encounter.places))
    poor = replace(poor, encounter=replace(poor.encounter, places=full.encounter.places))
    return line, poor, full


def test_a_late_report_makes_one_of_two_meetings_and_the_older_id_goes_on(
    two_and_the_third: Any, world: Callable[..., Any]
) -> None:
    line, poor, full = two_and_the_third
    known = world()
    (first,) = known.hear(line)
    (second,) = known.hear(replace(poor, published_at=line.published_at.replace(hour=15)))
    assert isinstance(first, Opened)
    assert isinstance(second, Opened)
    changed, merged = known.hear(full)
    assert isinstance(changed, Changed)
    assert changed.meeting.id == first.meeting.id
    assert [d.field for d in changed.news] == ["participants"]
    assert isinstance(merged, Merged)
    assert (merged.meeting.id, merged.into, merged.meeting.version) == (
        second.meeting.id,
        first.meeting.id,
        2,
    )
    assert len(known.one().articles) == 3


def test_a_report_that_is_taken_back_parts_what_it_joined(
    two_and_the_third: Any, world: Callable[..., Any]
) -> None:
    line, poor, full = two_and_the_third
    known = world()
    for one in (full, poor, line):
        known.hear(one)
    whole = known.one()
    changed, split = sorted(known.hear(url=full.url), key=lambda c: type(c).__name__)
    assert isinstance(split, Split)
    assert split.off == whole.id
    assert split.meeting.version == 1
    assert isinstance(changed, Changed)
    assert (changed.meeting.id, changed.meeting.version) == (whole.id, whole.version + 1)
    assert changed.news[-1] == Difference(field="split", before=None, after=split.meeting.id)
    assert known.partition() == {frozenset({line.url}), frozenset({poor.url})}


def test_an_article_corrected_to_the_date_of_another_meeting_joins_it(
    encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    right = encounter("talks", "2017-01-13", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    wrong = encounter("talks", "2017-01-31", heads="ngo-xuan-lich chang-wanquan", at="beijing")
    known = world()
    known.hear(report("a", right, "2017-01-13"))
    (opened,) = known.hear(report("b", wrong, "2017-02-01"))
    found = known.hear(report("b", right, "2017-02-01"))
    assert [type(c) for c in found] == [Confirmed, Merged]
    assert found[1].meeting.id == opened.meeting.id
    assert len(known.one().articles) == 2


# --- anything at all --------------------------------------------------------------------------------------


@st.composite
def any_articles(draw: st.DrawFn, encounter: Any, report: Any) -> tuple[list[Article], dict[str, str]]:
    """Up to seven articles of one or two encounters each, of a few people on a few days, some of them copies."""

    def one(url: str) -> Report:
        days = draw(
            st.sampled_from([None, "2024-10-24", "2024-10-25", "2024-10-27", "2024-10-24/2024-10-26"])
        )
        vietnamese, chinese = (
            draw(st.sampled_from(["", *ids.split()]))
            for ids in ("to-lam phan-van-giang", "dong-jun zhang-youxia")
        )
        told = encounter(
            draw(st.sampled_from(["talks", "receive", "visit", "border_exchange", "port_call"])),
            days,
            heads=f"{vietnamese} {chinese}",
            at=draw(st.sampled_from(["", "hanoi", "beijing"])),
            host_side=draw(st.sampled_from([None, "VN"])),
            edition=draw(st.sampled_from([None, (EXCHANGE, 8), (EXCHANGE, None)])),
            status=draw(st.sampled_from(["held", "held", "announced", "postponed"])),
            ships=draw(st.sampled_from([(), ("戚继光",), ("Thích Kế Quang",), ("531", "郑和")])),
        )
        aspect = draw(st.sampled_from(["held", "held", "held", "follow_up", "background"]))
        day = draw(st.sampled_from(["2024-10-23", "2024-10-25", "2024-10-28"]))
        return report(url, told, day, aspect=aspect)

    articles: list[Article] = []
    texts = {}
    for number in range(draw(st.integers(2, 7))):
        told = [one(f"n{number}") for _ in range(draw(st.integers(1, 2)))]
        told = [replace(r, published_at=told[0].published_at) for r in told]
        articles.append(tuple(told))
        texts[told[0].url] = words(draw(st.sampled_from(["tin", f"riêng{number}x", f"riêng{number}x"])))
    return articles, texts


@given(data=st.data())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_articles_in_any_order_with_one_taken_back(
    data: st.DataObject, encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    articles, texts = data.draw(any_articles(encounter, report))
    gone, *rest = articles
    direct, roundabout = world(texts), world(texts)
    for article in rest:
        direct.hear(*article)
    for article in data.draw(st.permutations(articles)):
        roundabout.hear(*article)
    roundabout.hear(url=gone[0].url)
    assert outcome(still_told(roundabout)) == outcome(still_told(direct))


def test_what_an_article_says_twice_in_the_same_words_is_said_once(
    encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    bare = report("bare", encounter("talks", None), "2024-10-23")
    again = replace(bare, aspect="follow_up")
    known = world()
    known.hear(bare, again)
    assert len(known.one().articles) == 1


def test_two_that_one_article_looks_back_at_are_both_kept_while_neither_is_opened(
    encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    first, second = (
        report(
            "back",
            encounter("talks", day, heads="to-lam dong-jun", at="hanoi"),
            "2024-11-20",
            aspect="follow_up",
        )
        for day in ("2024-10-20", "2024-10-27")
    )
    news = report("news", first.encounter)
    known = world()
    known.hear(first, second)
    known.hear(news)
    known.hear(url=news.url)
    known.hear(report("later", second.encounter))
    assert sorted(len(m.articles) for m in known.meetings.values()) == [1, 2]


def test_one_more_of_many_different_reports_costs_no_more_than_each_of_them_once(
    encounter: Any, report: Any, world: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(number: int) -> Report:
        days = ["2024-04-11/2024-04-12", "2024-04-11", "2024-04-12"][number % 3]
        heads = ["phan-van-giang dong-jun", "phan-van-giang", "dong-jun"][number // 3 % 3]
        at = ["lao-cai", "hekou", "lao-cai hekou", ""][number // 9 % 4]
        return report(f"r{number}", encounter("border_exchange", days, heads=heads, at=at, edition=(EXCHANGE, 8)))  # fmt: skip

    counted = {"weighed": 0, "outline": 0}

    def counting(name: str, usual: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            counted[name] += 1
            return usual(*args, **more)

        return call

    known = world()
    for number in range(35):
        known.hear(told(number))
    monkeypatch.setattr("meetings.gist.affinity", counting("weighed", gist.affinity))
    monkeypatch.setattr("meetings.grouping.outline", counting("outline", grouping.outline))
    known.hear(told(35))
    assert len(known.one().articles) == 36
    assert counted["weighed"] <= 2 * 36
    assert counted["outline"] <= 2
