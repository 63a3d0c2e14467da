"""Dispatches as papers of Vietnam write them, rule by rule: sentences of our own writing, and what they tell."""

import pytest

from tests.meetings.test_vietnamese import Told, check

_DONG = "Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc"
_GIANG = "Đại tướng Phan Văn Giang, Bộ trưởng Bộ Quốc phòng"

CASES: dict[str, list[tuple[str, str, str, Told | str]]] = {
    "the day of the way home is none of the talks": [
        ("2026-10-29", "",
         f"Tối 29/10, {_GIANG} và Đoàn đại biểu quân sự cấp cao Việt Nam đã về tới Hà Nội, kết thúc tốt đẹp chuyến thăm chính thức Trung Quốc từ ngày 27 đến 29/10.\n"
         f"Trong thời gian ở thăm, Đại tướng Phan Văn Giang đã hội đàm với {_DONG}.",
         [{"kind": "visit", "days": "2026-10-27/2026-10-29", "places": ""},
          {"kind": "talks", "days": "2026-10-27/2026-10-29", "precision": "inferred", "places": "", "host": "CN"}]),
        ("2026-10-29", "",
         "Chiều 29/10, đoàn công tác Quân khu 2 do Trung tướng Phạm Hồng Chương, Tư lệnh Quân khu 2 làm trưởng đoàn lên đường trở về nước.\n"
         "Tại Côn Minh, đoàn đã hội đàm với đoàn đại biểu Quân khu Vân Nam, Trung Quốc do Thiếu tướng Lý Cường làm trưởng đoàn.",
         [{"kind": "talks", "precision": "inferred", "places": "kunming"}]),
        ("2026-10-28", "",
         f"Ngày 28/10, tại Bắc Kinh, {_GIANG} hội đàm với {_DONG}. Trong khuôn khổ chuyến thăm, Đại tướng Phan Văn Giang đã hội kiến Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc.",
         [{"kind": "talks", "days": "2026-10-28", "precision": "day"},
          {"kind": "call", "days": "2026-10-28", "precision": "day", "places": "beijing"}]),
    ],
    "who hears of a visit did not make it": [
        ("2026-12-02", "",
         f"Sáng 2/12, tại Hà Nội, {_GIANG} chủ trì cuộc họp nghe báo cáo kết quả chuyến thăm Trung Quốc của Đoàn công tác do Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng dẫn đầu từ ngày 24 đến 28/11.\n"
         "Trong chuyến thăm, Thượng tướng Hoàng Xuân Chiến đã hội đàm với Thượng tướng Từ Khởi Linh, Phó Tham mưu trưởng Bộ Tham mưu Liên hợp Trung Quốc.",
         [{"kind": "visit", "days": "2026-11-24/2026-11-28", "people": "hoang-xuan-chien"},
          {"kind": "talks", "days": "2026-11-24/2026-11-28", "precision": "inferred"}]),
        ("2026-12-02", "",
         f"Sáng 2/12, tại Hà Nội, {_GIANG} chủ trì cuộc họp nghe báo cáo kết quả chuyến thăm Lào của Thượng tướng Hoàng Xuân Chiến từ ngày 24 đến 28/11.",
         "none"),
    ],
    "a meeting of a series is one, however it is called": [
        ("2026-11-12", "",
         "Chiều 12/11, tại Quảng Châu, Trung tướng Lê Quang Đạo, Tư lệnh Cảnh sát biển Việt Nam và Thiếu tướng Úc Trung, Cục trưởng Cục Cảnh sát biển Trung Quốc đồng chủ trì Hội nghị gặp gỡ công tác cấp cao lần thứ 10 giữa hai lực lượng.",
         [{"kind": "working_meeting", "mechanism": "coast_guard_high_level_meeting 10", "places": "guangzhou"}]),
        ("2026-11-12", "",
         "Chiều 12/11, tại Quảng Châu, Trung tướng Lê Quang Đạo, Tư lệnh Cảnh sát biển Việt Nam đã gặp Thiếu tướng Úc Trung, Cục trưởng Cục Cảnh sát biển Trung Quốc.",
         [{"kind": "talks", "mechanism": ""}]),
    ],
    "who receives one after the other does so apart": [
        ("2026-06-05", "",
         f"Sáng 5/6, tại Hà Nội, Chủ tịch nước Lương Cường và {_GIANG} đã lần lượt tiếp Thượng tướng Trương Hựu Hiệp, Phó Chủ tịch Quân ủy Trung ương Trung Quốc.",
         [{"kind": "receive", "people": "luong-cuong, zhang-youxia"},
          {"kind": "talks", "people": "phan-van-giang, zhang-youxia"}]),
        ("2026-06-05", "",
         "Sáng 5/6, tại Phú Thọ, Trung tướng Phạm Hồng Chương, Tư lệnh Quân khu 2 và Trung tướng Phạm Đức Duyên, Chính ủy Quân khu 2 tiếp đoàn đại biểu Quân khu Vân Nam, Trung Quốc do Thiếu tướng Lý Cường làm trưởng đoàn.",
         [{"kind": "receive", "members": "Phạm Đức Duyên"}]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("published", "title", "text", "expected"),
    [pytest.param(*case, id=rule) for rule, cases in CASES.items() for case in cases],
)
def test_what_a_dispatch_tells_is_read(published: str, title: str, text: str, expected: Told | str) -> None:
    check(published, title, text, expected)
