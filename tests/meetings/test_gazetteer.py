"""The data files agree with each other."""

from datetime import date

import pytest

from meetings import gazetteer
from meetings.beat import beat
from meetings.reading.vocabulary import vocabulary

FILES = ("people", "posts", "organisations", "places", "mechanisms", "topics", "kinds", "levels")


@pytest.mark.parametrize("name", FILES)
def test_ids_are_unique(name: str) -> None:
    ids = [record["id"] for record in gazetteer.records(name)]
    assert len(ids) == len(set(ids)) > 5


def test_every_post_held_is_a_known_post_with_a_known_level() -> None:
    posts, levels = gazetteer.posts(), {r["id"] for r in gazetteer.records("levels")}
    held = {tenure.post for person in gazetteer.people().values() for tenure in person.tenures}
    assert held <= posts.keys()
    assert {post.level for post in posts.values()} <= levels


def test_every_place_lies_in_a_known_place() -> None:
    places = gazetteer.places()
    assert {p.parent for p in places.values() if p.parent} <= places.keys()


def test_the_vocabulary_speaks_of_known_ids() -> None:
    words = vocabulary("vi")
    assert set(words["topics"]) == {r["id"] for r in gazetteer.records("topics")}
    mechanisms = {r["id"] for r in gazetteer.records("mechanisms")}
    for language in ("vi", "zh", "en"):
        named = vocabulary(language)
        assert {name for name, _ in named["mechanisms"]} <= mechanisms
        assert {
            name for lists in ("patrols", "ship_visits") for name, _ in named.get(lists, ())
        } <= mechanisms
    assert {name for *both, _ in words["told_apart"] for name in both} <= mechanisms
    assert {place for _, place in words["venues"]} <= gazetteer.places().keys()
    assert beat().border <= gazetteer.places().keys()


def test_people_carry_their_sources() -> None:
    unsourced = [r["id"] for r in gazetteer.records("people") if not r["source"]]
    assert len(unsourced) <= 2


@pytest.mark.parametrize(
    ("person", "on", "posts"),
    [
        ("phan-van-giang", date(2019, 11, 1), ("chief_of_general_staff",)),
        ("phan-van-giang", date(2024, 4, 11), ("minister_of_national_defence",)),
        ("to-lam", date(2024, 10, 24), ("party_general_secretary",)),
        ("zhang-youxia", date(2016, 1, 1), ()),
    ],
)
def test_posts_are_those_held_on_the_day(person: str, on: date, posts: tuple[str, ...]) -> None:
    assert gazetteer.people()[person].posts_at(on) == posts


@pytest.mark.parametrize("label", [gazetteer.kind_label, gazetteer.post_label, gazetteer.topic_label])
def test_an_unknown_id_is_shown_in_words(label) -> None:
    assert label("something_new", "vi") == "something new"
