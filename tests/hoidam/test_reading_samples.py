"""The sample articles, read: what each should tell, and what it should not."""

import pytest

from hoidam.samples.articles import SampleArticle, sample_articles
from meetings.article import Article
from meetings.reader import judge, read

SILENT = {
    ("baoquankhu7", "2025-11-13"): "none",
    ("vnexpress", "2025-01-06"): "none",
    ("vnexpress", "2025-01-05"): "none",
    ("baotintuc", "2024-09-12"): "none",
    ("biengioilanhtho", "2024-05-06"): "ties",
    ("vnexpress", "2024-03-14"): "none",
    ("biengioilanhtho", "2023-12-01"): "none",
    ("vnexpress", "2021-09-11"): "none",
}
TOLD = {
    ("baotintuc", "2026-03-19"): [
        "border_exchange 2026-03-18",
        "joint_patrol_sea 2026-03-19",
        "talks 2026-03-18",
    ],
    ("biengioilanhtho", "2026-03-19"): ["border_exchange 2026-03-18", "joint_patrol_sea 2026-03-19"],
    ("baoquankhu7", "2026-03-19"): ["border_exchange 2026-03-18", "talks 2026-03-18"],
    ("baotintuc", "2026-03-18"): ["border_exchange 2026-03-18", "talks 2026-03-18"],
    ("vnexpress", "2026-03-18"): ["talks 2026-03-18", "border_exchange 2026-03-18"],
    ("baoquankhu7", "2026-03-10"): ["border_exchange 2026-03-18"],
    ("vnexpress", "2025-04-17"): ["joint_patrol_sea 2025-04-16", "port_call 2025-04-13"],
    ("biengioilanhtho", "2025-04-17"): ["border_exchange 2025-04-16", "talks 2025-04-17"],
    ("vnexpress", "2024-12-19"): ["receive 2024-12-19", "visit 2024-12-19"],
    ("baotintuc", "2024-10-25"): ["receive 2024-10-25", "talks 2024-10-24", "receive 2024-10-24"],
    ("vnexpress", "2024-10-24"): ["talks 2024-10-24", "receive 2024-10-24", "visit 2024-10-24"],
    ("biengioilanhtho", "2024-10-24"): ["talks 2024-10-24", "visit 2024-10-24"],
    ("baoquankhu7", "2023-10-29"): ["talks 2023-10-28"],
    ("biengioilanhtho", "2019-05-28"): ["talks 2019-05-27", "visit 2019-05-27"],
    ("baoquankhu7", "2019-05-28"): ["talks 2019-05-27", "visit 2019-05-27"],
    ("baotintuc", "2019-05-27"): ["talks 2019-05-27", "visit 2019-05-27"],
}
SAMPLES = [versions[-1] for versions in sample_articles()]


def named(sample: SampleArticle) -> tuple[str, str]:
    return sample.outlet, sample.published.date().isoformat()


def as_article(sample: SampleArticle) -> Article:
    text = "\n".join(filter(None, [sample.lead, *sample.paragraphs]))
    return Article(
        url="https://example.org/1",
        outlet=sample.outlet,
        title=sample.title,
        text=text,
        published_at=sample.published,
    )


def test_every_sample_has_an_expectation() -> None:
    assert {named(s) for s in SAMPLES} == SILENT.keys() | TOLD.keys()


@pytest.mark.parametrize("sample", [s for s in SAMPLES if named(s) in TOLD], ids=lambda s: "-".join(named(s)))
def test_a_sample_tells_its_encounters(sample: SampleArticle) -> None:
    article = as_article(sample)
    assert [f"{e.kind} {e.start}" for e in read(article)] == TOLD[named(sample)]
    assert judge(article).label == "meeting"


@pytest.mark.parametrize(
    "sample", [s for s in SAMPLES if named(s) in SILENT], ids=lambda s: "-".join(named(s))
)
def test_a_sample_about_something_else_tells_none(sample: SampleArticle) -> None:
    article = as_article(sample)
    assert read(article) == []
    assert judge(article).label == SILENT[named(sample)]
