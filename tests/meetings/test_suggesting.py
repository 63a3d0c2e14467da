"""Unknown people become records of the gazetteer, whatever languages name them."""

from dataclasses import replace
from datetime import date

from meetings.encounter import Participant
from meetings.gazetteer_check import findings
from meetings.suggesting import Naming, suggestions

DEPUTY = "deputy_minister_of_national_defence"
WHO = Participant(person=None, name="Trần Văn Bách", side="VN", rank="Trung tướng", post=DEPUTY)
HERS = Naming(who=WHO, language="vi", day=date(2026, 5, 4), url="https://x.example/1", meeting="m")


def called(
    name: str, language: str, *, url: str = "https://x.example/2", meeting: str = "m", **who: str
) -> Naming:
    return replace(HERS, who=replace(WHO, name=name, **who), language=language, url=url, meeting=meeting)


def test_a_suggestion_is_a_record_of_the_gazetteer() -> None:
    (found,) = suggestions([HERS, replace(HERS, url="https://x.example/0", day=date(2026, 6, 1))])
    assert found.record == {
        "id": "tran-van-bach",
        "side": "VN",
        "names": {"vi": ["Trần Văn Bách"]},
        "posts": [{"post": DEPUTY, "from": "2026-05-04", "to": None}],
        "ranks": [{"rank": "Trung tướng"}],
        "source": ["https://x.example/0", "https://x.example/1"],
    }
    assert (found.articles, found.first, found.last) == (2, date(2026, 5, 4), date(2026, 6, 1))
    levels, posts = [{"id": "minister"}], [{"id": DEPUTY, "level": "minister"}]
    tables = {"people": [found.record]}
    assert findings(tables, {**tables, "levels": levels, "posts": posts}) == []


def test_who_is_known_or_nameless_is_no_suggestion() -> None:
    known, nameless = (replace(HERS, who=w) for w in (replace(WHO, person="an"), replace(WHO, name=None)))
    assert suggestions([known, nameless]) == []


def test_languages_are_joined_by_the_post_at_one_meeting() -> None:
    (found,) = suggestions(
        [HERS, called("Tran Van Bach", "en"), called("陈文柏", "zh"), called("陳文柏", "zh")]
    )
    assert found.record["id"] == "tran-van-bach"
    assert found.record["names"] == {
        "vi": ["Trần Văn Bách"],
        "zh": ["陈文柏", "陳文柏"],
        "en": ["Tran Van Bach"],
    }


def test_two_heads_in_one_post_are_two_people() -> None:
    found = suggestions([HERS, called("Lê Văn Cường", "vi"), called("阮文雄", "zh")])
    assert sorted(each.record["id"] for each in found) == ["le-van-cuong", "tran-van-bach", "阮文雄"]


def test_of_two_heads_in_one_post_each_is_joined_by_the_spelling_of_the_name() -> None:
    found = suggestions(
        [HERS, called("Lê Văn Cường", "vi"), called("陈文柏", "zh"), called("Le Van Cuong", "en")]
    )
    assert {each.record["id"]: list(each.record["names"]) for each in found} == {
        "tran-van-bach": ["vi", "zh"],
        "le-van-cuong": ["vi", "en"],
    }


def test_spellings_of_a_name_are_joined_by_the_post_at_any_meeting() -> None:
    (found,) = suggestions([HERS, called("陈文柏", "zh", meeting="n")])
    assert list(found.record["names"]) == ["vi", "zh"]


def test_another_post_at_another_meeting_or_another_side_joins_nobody() -> None:
    apart = suggestions([HERS, called("陈文柏", "zh", meeting="n", post="defence_attache")])
    across = suggestions([HERS, called("陈文柏", "zh", side="CN")])
    assert (len(apart), len(across)) == (2, 2)


def test_the_most_named_come_first_and_ids_are_their_own() -> None:
    often = [called("Phan Văn Giang", "vi", url=f"https://x.example/{n}") for n in range(3)]
    found = suggestions([HERS, *often, called("Phan Văn Giàng", "vi", side="CN")])
    assert (found[0].record["id"], found[0].articles) == ("phan-van-giang-2", 3)
    assert len({each.record["id"] for each in found}) == len(found)


def test_a_misspelt_name_resembles_a_known_one() -> None:
    (found,) = suggestions([called("Phan Văn Giangg", "vi")])
    assert found.resembles == ("phan-van-giang",)
