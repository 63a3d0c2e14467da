"""One document under the titles of several outlets and languages."""

from dataclasses import replace

import pytest

from meetings.documents import document_key
from meetings.encounter import Document
from meetings.merging import merge


def key(title):
    return document_key(Document(title=title, signed=True))


@pytest.mark.parametrize(
    "titles",
    [
        (
            "Bản ghi nhớ về hợp tác quân y",
            "biên bản ghi nhớ hợp tác trong lĩnh vực quân y",
            "memorandum of understanding on military medicine cooperation",
            "军事医学合作谅解备忘录",
        ),
        (
            "Bản ghi nhớ thiết lập đường dây nóng giữa Hải quân hai nước",
            "MoU on a direct phone line between the two navies",
            "设立中越海军热线谅解备忘录",
            "設立中越海軍熱線諒解備忘錄",
        ),
    ],
)
def test_a_form_and_a_subject_are_one_document_in_any_words(titles):
    assert len({key(title) for title in titles}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bản ghi nhớ về hợp tác quân y", "Bản ghi nhớ về đào tạo sĩ quan"),
        ("Bản ghi nhớ về hợp tác quân y", "Thư ý định về hợp tác quân y"),
        ("Biên bản hội đàm", "Biên bản ghi nhớ"),
    ],
)
def test_another_form_or_subject_is_another_document(one, other):
    assert key(one) != key(other)


def test_reports_in_other_words_add_no_document_and_one_report_may_tell_of_two(encounter, report):
    talks = encounter("talks", "2024-04-11", heads="phan-van-giang dong-jun")

    def signing(*titles):
        return replace(talks, documents=tuple(Document(title=t, signed=True) for t in titles))

    one, again = "Bản ghi nhớ về hợp tác quân y", "biên bản ghi nhớ hợp tác trong lĩnh vực quân y"
    told = [
        report("a", signing(one)),
        report("b", signing(again)),
        report("c", signing("军事医学合作谅解备忘录")),
    ]
    assert [d.title for d in merge(told).documents] == [one]
    assert [d.title for d in merge([*told, report("d", signing(one, again))]).documents] == [one, again]
