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
    "what is rehearsed does not take place yet": [
        ("2026-06-05", "",
         "Sáng 5/6, tại Móng Cái, các lực lượng hợp luyện, tổng duyệt lễ đón và lễ chào cột mốc của Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 11.",
         "ties"),
        ("2026-06-05", "",
         "Sáng 5/6, Ban Tổ chức tiến hành tổng duyệt các hoạt động Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 11. "
         "Giao lưu sẽ diễn ra từ ngày 10 đến 11/6 tại Móng Cái (Quảng Ninh) và Đông Hưng (Quảng Tây).",
         [{"kind": "border_exchange", "status": "announced", "days": "2026-06-10/2026-06-11"}]),
    ],
    "a name stands behind the unit that its post names": [
        ("2026-06-05", "",
         "Ngày 4/6, Chỉ huy trưởng BĐBP tỉnh Hà Giang Hoàng Ngọc Định hội đàm với Chi đội trưởng Chi đội Quản lý biên giới Văn Sơn (Trung Quốc) Lý Kiến Quân.",
         [{"kind": "talks", "sides": "Hoàng Ngọc Định VN, Lý Kiến Quân CN"}]),
        ("2026-06-05", "",
         "Sáng 4/6, tại Côn Minh, Tư lệnh Quân khu 2 Phạm Hồng Chương hội đàm với Phó Tư lệnh Quân khu Vân Nam Lý Cường.",
         [{"kind": "talks", "sides": "Phạm Hồng Chương VN, Lý Cường CN"}]),
        ("2026-06-05", "",
         "Ngày 4/6, Chính ủy BĐBP Lào Cai Nguyễn Văn Đoàn tiếp Trạm trưởng Trạm Kiểm tra Biên phòng xuất, nhập cảnh Hà Khẩu, Trung Quốc Vương Kiến.",
         [{"kind": "receive", "sides": "Nguyễn Văn Đoàn VN, Vương Kiến CN"}]),
        ("2026-06-05", "",
         "Ngày 4/6, tại Hà Giang, Chỉ huy trưởng BĐBP Hà Giang hội đàm với đoàn Chi đội Quản lý biên giới Văn Sơn, Trung Quốc.",
         [{"kind": "talks", "sides": "None VN"}]),
    ],
    "who leads a party on patrol is named": [
        ("2026-06-05", "",
         "Ngày 4/6, Đồn Biên phòng Sì Lở Lầu phối hợp với Đồn Công an Biên cảnh Kim Bình, Trung Quốc tuần tra song phương. Phía Trung Quốc có 8 người do đồng chí Mã Kiến Hoa làm đội trưởng.",
         [{"kind": "joint_patrol_land", "sides": "Mã Kiến Hoa CN"}]),
    ],
    "how long it lasts may stand in the next sentence": [
        ("2026-06-05", "",
         "Sáng 5/6, biên đội tàu hải quân Trung Quốc đã cập cảng Tiên Sa, Đà Nẵng. Chuyến thăm hữu nghị kéo dài bốn ngày.",
         [{"kind": "port_call", "days": "2026-06-05/2026-06-08"}]),
        ("2026-06-05", "",
         "Sáng 5/6, biên đội tàu hải quân Trung Quốc đã rời Đà Nẵng, kết thúc chuyến thăm. Chuyến thăm diễn ra trong bốn ngày.",
         [{"kind": "port_call", "days": "2026-06-02/2026-06-05"}]),
        ("2026-06-05", "",
         "Sáng 5/6, biên đội tàu hải quân Trung Quốc đã cập cảng Tiên Sa, Đà Nẵng. Trước đó, tàu neo tại cảng này trong bốn ngày hồi năm 2017.",
         [{"kind": "port_call", "days": "2026-06-05"}]),
        ("2026-06-22", "",
         "Chiều 18/6, hai tàu Hải quân Việt Nam rời bến để cùng tàu Hải quân Trung Quốc tham gia tuần tra liên hợp trên vịnh Bắc Bộ. "
         "Chuyến tuần tra bắt đầu từ 8 giờ ngày 19/6 và kết thúc lúc 10 giờ 15 phút ngày 20/6.",
         [{"kind": "joint_patrol_sea", "days": "2026-06-19/2026-06-20"}]),
    ],
    "what closes a patrol is a meeting of both, and no patrol": [
        ("2026-06-05", "Hải quân Việt Nam - Trung Quốc tổng kết tuần tra liên hợp lần thứ 40",
         "Ngày 5/6, tại Bắc Hải (Trung Quốc), Hải quân hai nước Việt Nam và Trung Quốc tổ chức hội nghị tổng kết chuyến tuần tra liên hợp lần thứ 40 trên vịnh Bắc Bộ. "
         "Đại tá Nguyễn Văn Ngọc, Phó Tham mưu trưởng Vùng 3 Hải quân và Đại tá Trương Minh, Phó Chi đội trưởng Chi đội tàu hộ vệ số 18 đồng chủ trì hội nghị.\n"
         "Trước đó, từ ngày 2 đến 3/6, biên đội tàu hải quân hai nước đã tuần tra liên hợp dọc đường phân định.",
         [{"kind": "working_meeting", "days": "2026-06-05", "places": "beihai", "sides": "Nguyễn Văn Ngọc VN, Trương Minh CN", "mechanism": ""},
          {"kind": "joint_patrol_sea", "days": "2026-06-02/2026-06-03", "mechanism": "gulf_of_tonkin_navy_patrol 40"}]),
        ("2026-06-05", "Cảnh sát biển Việt Nam - Trung Quốc kết thúc tuần tra liên hợp",
         "Sau khi hoàn thành tuần tra liên hợp trên vịnh Bắc Bộ từ ngày 3 đến 5/6, Cảnh sát biển hai nước Việt Nam và Trung Quốc đã họp rút kinh nghiệm chuyến tuần tra.",
         [{"kind": "joint_patrol_sea", "days": "2026-06-03/2026-06-05"}]),
        ("2026-06-05", "",
         "Ngày 5/6, tại Hải Phòng, diễn ra lễ bế mạc tuần tra liên hợp lần thứ 40 giữa Hải quân Việt Nam và Hải quân Trung Quốc trên vịnh Bắc Bộ.",
         [{"kind": "joint_patrol_sea", "mechanism": "gulf_of_tonkin_navy_patrol 40"}]),
        ("2026-06-05", "Rút kinh nghiệm tuần tra liên hợp với Hải quân Trung Quốc",
         "Ngày 5/6, Bộ Tư lệnh Vùng 1 Hải quân Việt Nam tổ chức hội nghị rút kinh nghiệm chuyến tuần tra liên hợp với Hải quân Trung Quốc.",
         "ties"),
        ("2026-06-05", "",
         "Ngày 5/6, Bộ Tư lệnh BĐBP tổ chức hội nghị tổng kết 10 năm thực hiện ba văn kiện pháp lý về biên giới Việt Nam - Trung Quốc.",
         "none"),
    ],
    "who condoles is received at the embassy": [
        ("2022-12-05", "",
         "Chiều 5/12, Đoàn Bộ Quốc phòng do Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng dẫn đầu đã đến Đại sứ quán Trung Quốc tại Việt Nam viếng đồng chí Giang Trạch Dân. "
         "Trong trao đổi với Đại sứ Trung Quốc tại Việt Nam Hùng Ba, Thượng tướng Hoàng Xuân Chiến gửi lời chia buồn sâu sắc.",
         [{"kind": "receive", "days": "2022-12-05", "places": "hanoi", "host": "CN", "people": "hoang-xuan-chien, xiong-bo"}]),
        ("2024-07-25", "",
         "Ngày 25/7, tại Đại sứ quán Việt Nam ở Bắc Kinh, đoàn Bộ Quốc phòng Trung Quốc do Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng dẫn đầu đến viếng. "
         "Trao đổi với Đại sứ Việt Nam Phạm Sao Mai, Thượng tướng Đổng Quân bày tỏ thương tiếc.",
         [{"kind": "call", "places": "beijing", "host": "VN"}]),
        ("2022-12-05", "",
         "Chiều 5/12, đoàn Đại sứ quán Trung Quốc do Đại sứ Hùng Ba dẫn đầu đến Bộ Quốc phòng viếng. Trao đổi với báo chí, Đại sứ Hùng Ba bày tỏ thương tiếc.",
         "none"),
        ("2022-12-05", "",
         "Chiều 5/12, tại Hà Nội, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng ghi sổ tang tại Đại sứ quán Lào. Trao đổi với Đại sứ Lào, Thượng tướng Hoàng Xuân Chiến chia buồn.",
         "none"),
    ],
    "a year of twinning is looked back on by both": [
        ("2026-09-28", "",
         "Sáng 28/9, tại Hà Khẩu (Trung Quốc) diễn ra buổi sơ kết một năm kết nghĩa giữa Đồn Biên phòng Cửa khẩu quốc tế Lào Cai (Việt Nam) và Trạm Kiểm tra Biên phòng xuất, nhập cảnh Hà Khẩu.",
         [{"kind": "working_meeting", "days": "2026-09-28", "places": "hekou"}]),
        ("2026-09-28", "",
         "Sáng 28/9, tại Lào Cai, Đồn Biên phòng Cửa khẩu quốc tế Lào Cai (Việt Nam) và Trạm Kiểm tra Biên phòng xuất, nhập cảnh Hà Khẩu (Trung Quốc) tổ chức lễ kết nghĩa.",
         [{"kind": "twinning"}]),
    ],
    "border forces play and study together": [
        ("2026-03-25", "",
         "Ngày 25/3, BĐBP Lạng Sơn phối hợp Tổng trạm Kiểm tra biên phòng xuất nhập cảnh Quảng Tây tổ chức giao lưu cán bộ trẻ tại cửa khẩu Hữu Nghị. "
         "Phía Việt Nam có Đại tá Lương Mạnh Vọng, Phó Chính ủy BĐBP tỉnh; phía Trung Quốc có ông Trần Cường, Phó Tổng trạm trưởng.",
         [{"kind": "working_meeting", "places": "huu-nghi", "sides": "Lương Mạnh Vọng VN, Trần Cường CN"}]),
        ("2026-03-25", "",
         "Ngày 25/3, BĐBP Lạng Sơn tổ chức giao lưu văn nghệ với đoàn viên các xã biên giới giáp Trung Quốc.",
         "none"),
    ],
    "a delegation works with those it visits": [
        ("2026-06-05", "",
         "Từ ngày 1 đến 4/6, Đoàn đại biểu Tổng cục Chính trị do Trung tướng Trương Thiên Tô, Phó Chủ nhiệm Tổng cục Chính trị làm trưởng đoàn thăm, làm việc tại Trung Quốc. "
         "Ngày 2/6, tại Bắc Kinh, đoàn đã có buổi làm việc với Bộ Công tác chính trị Quân ủy Trung ương Trung Quốc.",
         [{"kind": "visit"}, {"kind": "working_meeting", "days": "2026-06-02", "places": "beijing", "sides": "Trương Thiên Tô VN"}]),
        ("2026-06-05", "",
         "Từ ngày 1 đến 4/6, Đoàn đại biểu Tổng cục Chính trị do Trung tướng Trương Thiên Tô, Phó Chủ nhiệm Tổng cục Chính trị làm trưởng đoàn thăm, làm việc tại Trung Quốc. "
         "Đoàn mong muốn có thêm các buổi làm việc với Bộ Công tác chính trị.",
         [{"kind": "visit"}]),
    ],
    "the call of a ship is put off": [
        ("2026-06-05", "",
         "Chuyến thăm Đà Nẵng của biên đội tàu Hải quân Trung Quốc, dự kiến từ ngày 10 đến 13/6, đã được lùi sang thời điểm khác, Bộ Tư lệnh Vùng 3 Hải quân cho biết.",
         [{"kind": "port_call", "status": "postponed", "days": "2026-06-10/2026-06-13", "places": "da-nang"}]),
    ],
    "a ship that sets out calls when it is due": [
        ("2026-06-05", "",
         "Sáng 5/6, tại Quân cảng Cam Ranh, Vùng 4 Hải quân tiễn Tàu 016-Quang Trung lên đường thăm xã giao Trung Quốc. Tàu dự kiến cập cảng Trạm Giang ngày 8/6, lưu lại đến ngày 11/6.",
         [{"kind": "port_call", "status": "announced", "days": "2026-06-08/2026-06-11", "places": "zhanjiang"}]),
    ],
    "a headline names who met, and its summary goes on": [
        ("2025-09-12", "Thượng tướng Trịnh Văn Quyết hội đàm với Chủ nhiệm Bộ Công tác chính trị Trung Quốc",
         "Chiều 11/9, tại Bắc Kinh, hai bên trao đổi về công tác đảng, công tác chính trị.",
         [{"kind": "talks", "days": "2025-09-11", "places": "beijing", "host": "CN"}]),
        ("2025-09-12", "Bộ trưởng Phan Văn Giang tiếp Đại sứ Trung Quốc Hà Vĩ",
         "Đại tướng Phan Văn Giang khẳng định hợp tác quốc phòng là trụ cột trong quan hệ hai nước.",
         [{"kind": "receive", "people": "phan-van-giang, he-wei", "precision": "inferred"}]),
        ("2025-09-18", "Bộ trưởng Quốc phòng Trung Quốc Đổng Quân gặp Bộ trưởng Quốc phòng Việt Nam Phan Văn Giang",
         "Cuộc gặp diễn ra bên lề Diễn đàn Hương Sơn tại Bắc Kinh ngày 18/9.",
         [{"kind": "sideline", "days": "2025-09-18"}]),
        ("2025-09-12", "Bộ trưởng Phan Văn Giang sẽ hội đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân",
         "Hai bên dự kiến trao đổi về hợp tác biên giới trong cuộc gặp ngày 20/9 tại Hà Nội.",
         [{"kind": "talks", "status": "announced", "days": "2025-09-20", "places": "hanoi"}]),
        ("2025-09-12", "Nhìn lại cuộc hội đàm giữa Bộ trưởng Phan Văn Giang và Bộ trưởng Đổng Quân",
         "Chuyên gia cho rằng hai bên đều có lợi.",
         "none"),
        ("2025-09-12", "Bộ trưởng Phan Văn Giang không gặp Bộ trưởng Quốc phòng Trung Quốc Đổng Quân",
         "Hai bên chưa thống nhất được lịch.",
         "none"),
        ("2025-09-12", "Bộ trưởng Quốc phòng Mỹ điện đàm với Bộ trưởng Quốc phòng Trung Quốc Đổng Quân",
         "Hai bên trao đổi về Biển Đông.",
         "none"),
    ],
    "titles of the border, and abbreviated ones": [
        ("2026-06-05", "",
         "Ngày 3/6, Trung tá Vũ Văn Bình, Đồn trưởng Đồn Biên phòng A Mú Sung hội đàm với đồng chí Dương Kiến Minh, Trưởng đồn Công an Biên giới Long Bác (Vân Nam, Trung Quốc).",
         [{"kind": "talks", "sides": "Vũ Văn Bình VN, Dương Kiến Minh CN"}]),
        ("2026-06-05", "",
         "Chiều 4/6, tại trụ sở BQP, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng BQP đã tiếp bà Vương Quần, Đại biện lâm thời Đại sứ quán Trung Quốc tại Việt Nam.",
         [{"kind": "receive", "places": "hanoi", "people": "hoang-xuan-chien, Vương Quần"}]),
        ("2026-06-05", "",
         "Phát biểu tại buổi tiếp ông Hứa Cam Lộ, Cục trưởng Cục Quản lý Di dân Quốc gia Trung Quốc, sáng 4/6 tại Hà Nội, Đại tướng Phan Văn Giang đề nghị hai bên sớm ký thỏa thuận.",
         [{"kind": "receive", "days": "2026-06-04", "people": "phan-van-giang, Hứa Cam Lộ"}]),
        ("2026-06-05", "",
         "Chiều 4/6, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng BQP đã tiếp bà Courtney Beale, Đại biện lâm thời Đại sứ quán Hoa Kỳ tại Việt Nam.",
         "none"),
    ],
    "who opens or hands over something does so together": [
        ("2026-06-05", "",
         "Sáng 4/6, tại Lào Cai, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng và Trung tướng Trần Văn Minh, Phó Chủ nhiệm Bộ Bảo đảm hậu cần Quân ủy Trung ương Trung Quốc cắt băng khánh thành Trạm Quân dân y hữu nghị.",
         [{"kind": "inauguration", "places": "lao-cai", "sides": "Hoàng Xuân Chiến VN, Trần Văn Minh CN"}]),
        ("2026-06-05", "",
         "Sáng 4/6, tại sân bay Gia Lâm, đại diện Bộ Quốc phòng Việt Nam, Thiếu tướng Nguyễn Xuân Kiên, Cục trưởng Cục Quân y và Thiếu tướng Phan Đào, Tùy viên Quốc phòng Trung Quốc dự lễ bàn giao vật tư y tế.",
         [{"kind": "gathering", "places": "hanoi", "sides": "Nguyễn Xuân Kiên VN, Phan Đào CN"}]),
        ("2026-06-05", "",
         "Sáng 4/6, tại cửa khẩu Tà Lùng, Bộ CHQS tỉnh Cao Bằng và Phân khu Quân sự Sùng Tả (Trung Quốc) tổ chức lễ trao trả hài cốt quân nhân Trung Quốc.",
         [{"kind": "gathering", "places": "ta-lung"}]),
        ("2026-06-05", "",
         "Sáng 4/6, tại cửa khẩu Tà Lùng, Đồn Biên phòng Tà Lùng và Trạm Kiểm tra Biên phòng Thủy Khẩu (Trung Quốc) tổ chức lễ trao trả ba đối tượng truy nã.",
         "none"),
        ("2026-06-05", "",
         "Sáng 4/6, Thượng tướng Hoàng Xuân Chiến, Thứ trưởng Bộ Quốc phòng cắt băng khánh thành trường học gần biên giới Trung Quốc.",
         "none"),
    ],
    "who plans a patrol is not on it yet": [
        ("2026-06-05", "",
         "Ngày 4/6, tại Trạm Giang (Trung Quốc), đoàn Quân chủng Hải quân do Đại tá Nguyễn Trọng Tuynh làm trưởng đoàn và đoàn Hải quân Chiến khu Nam Bộ do Đại tá Ngô Chí Cường làm trưởng đoàn họp hiệp thương về kế hoạch tuần tra liên hợp lần thứ 41.",
         [{"kind": "working_meeting", "days": "2026-06-04", "places": "zhanjiang", "sides": "Nguyễn Trọng Tuynh VN, Ngô Chí Cường CN", "mechanism": ""}]),
    ],
    "a school is visited in its country": [
        ("2026-06-05", "",
         "Từ ngày 25 đến 29/5, Đoàn cán bộ Học viện Hải quân do Chuẩn Đô đốc Nguyễn Đức Nam, Giám đốc Học viện làm trưởng đoàn sang thăm, làm việc với Học viện Hải quân Đại Liên, Trung Quốc.",
         [{"kind": "visit", "days": "2026-05-25/2026-05-29", "sides": "Nguyễn Đức Nam VN"}]),
        ("2026-06-05", "",
         "Từ ngày 2 đến 4/6, hai Bộ trưởng Quốc phòng Phan Văn Giang và Đổng Quân đồng chủ trì Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Trung Quốc lần thứ 11 tại Lạng Sơn và thăm Trường Tiểu học Hữu Nghị.",
         [{"kind": "border_exchange", "places": "lang-son"}]),
    ],
    "who leads a delegation is its head, whatever his post": [
        ("2026-03-02", "",
         "Sáng 2/3, đoàn Chi đội Quản lý biên giới Hồng Hà (Vân Nam, Trung Quốc) do ông Mã Quân, Chính ủy Chi đội làm trưởng đoàn đến thăm Bộ Chỉ huy BĐBP Lào Cai. Đại tá Trần Công Chính, Chỉ huy trưởng BĐBP tỉnh tiếp đoàn.",
         [{"kind": "receive", "sides": "Trần Công Chính VN, Mã Quân CN"}]),
    ],
    "an attaché who holds a reception is its host": [
        ("2026-07-29", "",
         "Tối 29/7, tại Hà Nội, Tùy viên Quốc phòng Trung Quốc, Thiếu tướng Phan Đào tổ chức chiêu đãi kỷ niệm 99 năm Ngày thành lập Quân Giải phóng nhân dân Trung Quốc. Thượng tướng Nguyễn Văn Hiền, Thứ trưởng Bộ Quốc phòng dự.",
         [{"kind": "gathering", "host": "CN", "sides": "Nguyễn Văn Hiền VN, Phan Đào CN"}]),
        ("2026-12-18", "",
         "Tối 18/12, tại Hà Nội, Bộ Quốc phòng tổ chức chiêu đãi kỷ niệm 82 năm Ngày thành lập Quân đội nhân dân Việt Nam. Tùy viên Quốc phòng Trung Quốc, Thiếu tướng Phan Đào cùng tùy viên các nước dự.",
         "none"),
    ],
    "who welcomes a ship stands beside who commands it": [
        ("2026-06-05", "",
         "Sáng 3/6, tàu CCG 5204 của Cảnh sát biển Trung Quốc cập cảng Chùa Vẽ (Hải Phòng), thăm Cảnh sát biển Việt Nam từ ngày 3 đến 6/6. "
         "Đại tá Trần Văn Thơ, Chính ủy Vùng Cảnh sát biển 1 và Đại tá Triệu Đông, Trưởng đoàn tàu CCG 5204 đồng chủ trì lễ đón.",
         [{"kind": "port_call", "days": "2026-06-03/2026-06-06", "sides": "Trần Văn Thơ VN, Triệu Đông CN"}]),
    ],
    "a leader named in the headline is meant by his office": [
        ("2026-06-05", "Thủ tướng Lê Minh Hưng tiếp Bộ trưởng Quốc phòng Trung Quốc",
         "Tiếp Thượng tướng Đổng Quân, Bộ trưởng Bộ Quốc phòng Trung Quốc chiều 4/6 tại trụ sở Chính phủ, Thủ tướng đề nghị hai bên tiếp tục củng cố tin cậy.",
         [{"kind": "receive", "sides": "Lê Minh Hưng VN, Đổng Quân CN"}]),
    ],
    "posts greet each other at the gate": [
        ("2026-02-24", "",
         "Sáng 24/2, tại cầu Hồ Kiều, cặp cửa khẩu quốc tế Lào Cai (Việt Nam) - Hà Khẩu (Trung Quốc), Đồn Biên phòng Cửa khẩu quốc tế Lào Cai gặp gỡ, chúc Tết Trạm Kiểm tra Biên phòng xuất, nhập cảnh Hà Khẩu.",
         [{"kind": "gathering", "places": "lao-cai"}]),
    ],
    "what a spokesman makes known is news": [
        ("2026-06-05", "",
         "Tân Hoa xã dẫn lời người phát ngôn Hải quân Trung Quốc ngày 4/6 cho biết, tàu bệnh viện Con thuyền tơ lụa sẽ thăm Đà Nẵng, Việt Nam từ ngày 20 đến 26/6.",
         [{"kind": "port_call", "status": "announced", "days": "2026-06-20/2026-06-26", "places": "da-nang"}]),
        ("2026-06-05", "",
         "Tân Hoa xã dẫn lời Thượng tướng Đổng Quân ngày 4/6 cho biết, tàu hải quân Trung Quốc muốn thăm Đà Nẵng, Việt Nam.",
         "ties"),
    ],
    "what was signed after talks was by those who held them": [
        ("2026-06-05", "",
         "Ngày 4/6, ngay sau hội đàm tại Hà Nội, Đại tướng Phan Văn Giang và Thượng tướng Đổng Quân đã chứng kiến lễ ký Bản ghi nhớ về hợp tác tìm kiếm cứu nạn trên biển.",
         [{"kind": "talks", "days": "2026-06-04", "places": "hanoi", "people": "phan-van-giang, dong-jun"}]),
        ("2026-06-05", "",
         "Ngày 4/6, sau hội đàm của hai Thủ tướng, Đại tướng Phan Văn Giang và Thượng tướng Đổng Quân đã ký Bản ghi nhớ về hợp tác tìm kiếm cứu nạn trên biển.",
         "ties"),
    ],
    "border posts play in a town": [
        ("2026-06-05", "",
         "Chiều 4/6, tại sân vận động thành phố Móng Cái, Đồn Biên phòng Cửa khẩu quốc tế Móng Cái và Trạm Kiểm tra Biên phòng xuất, nhập cảnh Đông Hưng (Trung Quốc) thi đấu giao hữu bóng chuyền.",
         [{"kind": "working_meeting", "places": "mong-cai"}]),
    ],
    "a school of the army stands in the capital": [
        ("2026-06-05", "",
         "Chiều 4/6, tại Học viện Quân y, Trung tướng Nguyễn Xuân Kiên, Giám đốc Học viện đã có buổi làm việc với Đoàn Đại học Quân y 3, Quân Giải phóng nhân dân Trung Quốc do Thiếu tướng Từ Địch Hùng, Hiệu trưởng dẫn đầu.",
         [{"kind": "working_meeting", "places": "hanoi"}]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("published", "title", "text", "expected"),
    [pytest.param(*case, id=rule) for rule, cases in CASES.items() for case in cases],
)
def test_what_a_dispatch_tells_is_read(published: str, title: str, text: str, expected: Told | str) -> None:
    check(published, title, text, expected)
