"""Is it about our subject, and which words say so?"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import gate
from meetings.article import Article
from meetings.reader import judge, judge_and_read
from meetings.reading.vi import reader


def article(title: str, text: str, language: str = "vi") -> Article:
    return Article(
        url="https://example.org/1",
        outlet="mau",
        title=title,
        text=text,
        published_at=datetime(2024, 4, 12, tzinfo=UTC),
        language=language,
    )


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        (
            "Bộ trưởng Quốc phòng Việt Nam - Trung Quốc hội đàm",
            "Ngày 11/4, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc.",
            "meeting",
        ),
        (
            "Kiểm tra công tác chuẩn bị giao lưu biên giới",
            "Thứ trưởng Bộ Quốc phòng Hoàng Xuân Chiến kiểm tra công tác chuẩn bị Giao lưu hữu nghị quốc phòng biên "
            "giới Việt Nam - Trung Quốc lần thứ 8 tại Lào Cai.",
            "ties",
        ),
        (
            "Tàu cá bị đâm chìm",
            "Tàu hải cảnh Trung Quốc đâm chìm tàu cá Việt Nam gần quần đảo Hoàng Sa; Cảnh sát biển Việt Nam tìm kiếm.",
            "none",
        ),
        (
            "Bộ trưởng Quốc phòng Mỹ thăm Việt Nam",
            "Bộ trưởng Quốc phòng Mỹ hội đàm với Đại tướng Phan Văn Giang tại Hà Nội, bàn về hợp tác hải quân và "
            "tình hình với Trung Quốc.",
            "none",
        ),
        ("Bóng đá", "Đội tuyển Việt Nam thắng Trung Quốc 3-1 trong trận đấu tối qua tại Mỹ Đình.", "none"),
        ("", "", "none"),
    ],
    ids=["talks", "preparation", "sea dispute", "another partner", "football", "empty"],
)
def test_a_vietnamese_article_is_judged(title: str, text: str, label: str) -> None:
    assert judge(article(title, text)).label == label


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        ("中越防长在边境会晤", "中国国防部长董军与越南国防部长潘文江举行会谈。", "meeting"),
        ("中国防长推迟与越南防长会晤", "消息人士称，会晤因故推迟。", "meeting"),
        ("习近平会见越南国家主席", "双方就党际关系交换意见。", "none"),
        ("中俄海军举行联合演习", "演习在日本海举行。", "none"),
        ("专家谈两军关系", "如果董军11月25日能在河内与潘文江举行会谈，将有利于两军关系。", "none"),
        ("传董军访越", "据传董军将于11月25日访问越南，中国国防部未予证实。", "ties"),
        (
            "越南国防部长谈外交政策",
            "越共中央政治局委员、中央军委副书记、越南国防部长潘文江大将8月15日率团出席在莫斯科举行的安全事务会议并发表讲话。",
            "none",
        ),
    ],
)
def test_a_chinese_article_is_judged(title: str, text: str, label: str) -> None:
    assert judge(article(title, text, "zh")).label == label


def test_every_reason_points_at_its_words() -> None:
    text = "Ngày 11/4, Đại tướng Phan Văn Giang hội đàm với Thượng tướng Đổng Quân, Bộ trưởng Quốc phòng Trung Quốc."
    verdict = judge(article("Hội đàm", text))
    assert verdict.reasons
    assert all(text[r.start : r.end] == r.quote for r in verdict.reasons)
    assert 0.9 < verdict.score <= 1


def test_a_language_that_is_not_read_is_no_match() -> None:
    assert judge(article("Defence ministers meet", "They met in Hanoi.", "en")).label == "none"


PIECES = st.sampled_from(
    (
        "Nông dân thu hoạch lúa sớm hơn mọi năm.", "Hai địa phương hợp tác trồng rừng.",
        "Hải quân diễn tập tìm kiếm cứu nạn.", "Cảnh sát biển thăm, tặng quà ngư dân.",
        "Thượng tá Nguyễn Văn Mẫu trao học bổng.", "Bộ trưởng Quốc phòng dự lễ khai giảng.",
        "Đồn Biên phòng giao lưu với thanh niên.", "Ông Phan Văn Giang phát biểu.",
        "Tàu 016 Quang Trung rời cảng.", "Đoàn Trung Quốc thăm chợ nổi.", "Lữ đoàn 170 huấn luyện chung.",
    )
)  # fmt: skip
CHINESE_PIECES = st.sampled_from(
    ("今年粮食丰收。", "国防部举行记者会。", "两军举行会谈。", "越南海警访问海南。", "双方加强合作。", "海军军舰停靠上海。", "中越边境贸易增长。")
)  # fmt: skip


@pytest.mark.parametrize(("language", "pieces"), [("vi", PIECES), ("zh", CHINESE_PIECES)])
def test_the_label_and_what_is_read_are_the_same_without_the_gate_before_it(
    language: str, pieces: st.SearchStrategy[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    @given(st.lists(pieces, min_size=1, max_size=3))
    def is_the_same(sentences: list[str]) -> None:
        known = article(sentences[0].rstrip(".。"), "\n".join(sentences), language)
        verdict, encounters = judge_and_read(known)
        with monkeypatch.context() as opened:
            opened.setattr(gate, "text_may_matter", lambda *_: True)
            ungated, read_ungated = judge_and_read(known)
        assert (ungated.label, read_ungated) == (verdict.label, encounters)

    is_the_same()


def test_what_says_nothing_of_the_subject_is_not_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "tell", None)
    assert judge(article("Giá lúa tăng", "Nông dân thu hoạch lúa sớm hơn mọi năm.")).label == "none"
