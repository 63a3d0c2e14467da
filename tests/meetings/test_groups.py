"""Of how many encounters one article is read."""

from meetings.article import article_from_json
from meetings.reader import read
from meetings.reading.groups import MOST


def test_a_text_with_more_encounters_than_any_article_has_is_read_up_to_a_bound() -> None:
    syllables = ("An", "Bình", "Cường", "Dũng", "Hải", "Khánh", "Long", "Minh")
    names = [f"Nguyễn {a} {b}" for a in syllables for b in syllables]
    text = " ".join(
        f"Ngày 8/6, tại Hà Nội, Trung tướng {name}, Phó Tổng Tham mưu trưởng, hội đàm với Trung tướng Trương Hòa Bình, "
        "Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Trung Quốc."
        for name in names
    )
    told = {"url": "https://a.example/1", "title": "Hội đàm", "text": text, "language": "vi"}
    found = read(article_from_json({**told, "published_at": "2026-06-08"}))
    assert MOST // 2 < len(found) <= MOST
