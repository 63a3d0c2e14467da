"""What forces of China do with third countries, or ships that are no navy's, told in Vietnamese: none of ours."""

from datetime import UTC, datetime

import pytest

from meetings.article import Article
from meetings.reader import judge, read


def article(title: str, text: str) -> Article:
    published = datetime(2019, 5, 3, 9, tzinfo=UTC)
    return Article(
        url="https://example.org/1", outlet="mau", title=title, text=text, published_at=published, language="vi"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Biên đội hải quân Trung Quốc thăm Thái Lan",
            "Tàu Trung Quốc cập cảng Sattahip hôm 3/5. Người phát ngôn cho biết chuyến thăm nhằm tăng cường "
            "quan hệ giữa hải quân hai nước, trong đó Trung Quốc cử 400 thủy thủ.",
        ),
        (
            "Tàu chiến Trung Quốc tới Malaysia sau nhiều năm",
            "Ba tàu khu trục của Trung Quốc do Đô đốc Vương Hải, phó tư lệnh hạm đội, dẫn đầu cập cảng thành phố "
            "Kota Kinabalu. Hải quân Malaysia nói hải quân hai nước sẽ diễn tập cùng tàu Trung Quốc.",
        ),
        (
            "Tổng thống Mỹ tiếp Chủ tịch Trung Quốc tại Florida",
            "Tham dự cuộc gặp với ông Tập Cận Bình, Chủ tịch Trung Quốc, có Bộ trưởng Quốc phòng Jim Mattis và "
            "Bộ trưởng Thương mại Wilbur Ross.",
        ),
        (
            "Lầu Năm Góc cảnh báo Trung Quốc về Triều Tiên",
            "Shanahan đã gặp Bộ trưởng Quốc phòng Trung Quốc Ngụy Phượng Hòa tại Đối thoại Shangri-La để bàn "
            "việc quân đội hai nước phối hợp trong các lệnh trừng phạt Triều Tiên.",
        ),
        (
            "Tàu khảo sát của Trung Quốc chưa xâm phạm vùng biển Việt Nam",
            "Cả tàu chiến lẫn tàu thăm dò của Trung Quốc đi qua vô hại trong vùng biển Việt Nam thì chúng ta chỉ "
            "theo dõi, một cán bộ Quân khu 7 trả lời cử tri sáng 22/4.",
        ),
        (
            "Ngư dân Quảng Ngãi kể chuyện bị tàu Trung Quốc tấn công",
            "Chiều 23/3, tàu cá của một ngư dân làm chủ tàu kiêm thuyền trưởng đã về đến cảng Sa Kỳ, tỉnh Quảng "
            "Ngãi, trình báo đồn biên phòng về việc bị tàu Trung Quốc đâm ở vùng biển Hoàng Sa của Việt Nam.",
        ),
        (
            "Trung Quốc hủy đối thoại quốc phòng với Mỹ",
            "Trung Quốc hủy cuộc gặp quân sự với Mỹ trong tuần này. Việt Nam và Trung Quốc chưa bình luận.",
        ),
        (
            "Hoãn hội nghị quốc phòng ASEAN",
            "Hội nghị quân sự ASEAN có Việt Nam và Trung Quốc tham dự bị hoãn sang năm sau.",
        ),
        (
            "Trung Quốc hủy đối thoại quốc phòng với Việt Nam và Lào",
            "Trung Quốc hủy cuộc đối thoại quốc phòng với Việt Nam và Lào trong tuần này.",
        ),
        (
            "Việt Nam và Trung Quốc hoãn hội nghị đường sắt",
            "Hội nghị đường sắt giữa Việt Nam và Trung Quốc bị hoãn sang tháng sau.",
        ),
        (
            "Trung Quốc thu hẹp lục quân",
            "Quân đội Trung Quốc mở rộng các quân chủng khác để hợp tác và tham gia gìn giữ hòa bình. Lục quân "
            "Trung Quốc tham gia huấn luyện ở Nội Mông.",
        ),
    ],
)  # fmt: skip
def test_it_is_none(title: str, text: str) -> None:
    assert judge(article(title, text)).label == "none"


def test_the_same_words_of_ours_are_read() -> None:
    title = "Biên đội hải quân Trung Quốc thăm Việt Nam"
    text = (
        "Tàu Trung Quốc cập cảng Cam Ranh hôm 3/5. Hải quân Việt Nam cho biết chuyến thăm nhằm tăng cường quan hệ "
        "giữa hải quân hai nước, trong đó Trung Quốc cử 400 thủy thủ."
    )
    assert [e.kind for e in read(article(title, text))] == ["port_call"]


def test_a_minister_of_no_country_told_is_ours_by_a_name_of_ours() -> None:
    title = "Bộ trưởng Quốc phòng gặp Đại sứ Trung Quốc"
    text = "Chiều 3/5, Đại tướng Trần Quang Khuê đã tiếp ông Hùng Ba, Đại sứ Trung Quốc tại Việt Nam, tại Hà Nội."
    (met,) = read(article(title, text))
    assert [p.side for p in met.participants] == ["VN", "CN"]
