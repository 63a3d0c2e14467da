"""Everything a reader may be told of has its words in the three languages of readers."""

import pytest

from meetings import gazetteer
from meetings.reading.vocabulary import vocabulary

LANGUAGES = ("vi", "en", "zh")
LABELLED = ("kinds", "levels", "posts", "topics")
NAMED = ("people", "places", "mechanisms")

LATIN_IN_CHINESE = {
    "nguyen-van-gau", "le-chiem", "tran-don", "be-xuan-truong", "nguyen-thanh-cung", "dao-duy-minh", "nguyen-tuan-dung",
    "le-quang-minh", "le-van-huong", "vo-tien-trung", "pham-khac-luong", "nguyen-van-kiem",
    "nguyen-van-son-csb", "le-dinh-cuong", "bui-quoc-oai", "hoang-van-dong", "doan-ngoc-triet",
    "tran-van-tho", "tran-hoa", "vo-trong-viet", "vu-trung-kien", "nguyen-anh-tuan",
    "nguyen-van-lich-mr1", "hoang-ngoc-dung", "tran-huu-dung", "dinh-quoc-hung", "do-duy-chinh",
    "nguyen-van-duc", "huang-dunshun", "bu-duanhua", "huang-wentao", "yang-cunshe", "xue-baoguo",
    "li-tian", "huang-min-ccg", "zhan-dadong", "duan-ping", "a-pa-chai", "sen-thuong",
    "lung-cu", "son-vi", "muong-nhe",
}  # fmt: skip
"""Whose characters no source at hand has: guessing them would be naming somebody else."""
PINYIN_IN_VIETNAMESE = {
    "huang-dunshun", "bu-duanhua", "cui-lianjie", "huang-wentao", "yang-cunshe", "xue-baoguo", "li-tian",
    "chen-yide", "liu-dingxin",
}  # fmt: skip


@pytest.mark.parametrize("table", LABELLED)
def test_every_record_has_a_label_in_every_language(table):
    records = gazetteer.records(table)
    assert records
    assert {r["id"]: [each for each in LANGUAGES if not r["label"].get(each)] for r in records} == {
        r["id"]: [] for r in records
    }


@pytest.mark.parametrize("table", NAMED)
def test_every_name_is_known_in_every_language_but_where_no_source_has_it(table):
    records = gazetteer.records(table)
    unnamed = {each: {r["id"] for r in records if not r["names"].get(each)} for each in LANGUAGES}
    ids = {r["id"] for r in records}
    assert unnamed == {"vi": PINYIN_IN_VIETNAMESE & ids, "en": set(), "zh": LATIN_IN_CHINESE & ids}


def test_every_mechanism_with_a_label_has_it_in_every_language():
    labels = [r["label"] for r in gazetteer.records("mechanisms") if "label" in r]
    assert labels
    assert all(set(label) == set(LANGUAGES) and all(label.values()) for label in labels)


def test_every_rank_that_is_read_has_its_words():
    read = set(vocabulary("vi")["ranks"])
    known = {r["vi"] for r in gazetteer.records("ranks")}
    assert read <= known
    assert all(gazetteer.rank_label(rank, each) for rank in known for each in LANGUAGES)


def test_a_name_without_characters_is_told_in_latin_letters_and_none_as_an_id():
    assert gazetteer.person_name("le-chiem", "zh") == "Le Chiem"
    assert gazetteer.person_name("huang-dunshun", "vi") == "Huang Dunshun"
    assert gazetteer.person_name("huang-dunshun", "zh") == "Huang Dunshun"
