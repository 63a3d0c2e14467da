"""Names in Chinese characters, in pinyin, and in Vietnamese with and without its marks."""

import pytest

from meetings.transcription import same_name


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("张和平", ["張和平", "Zhang Heping", "ZHANG He-ping", "Trương Hòa Bình", "Trương Hoà Bình", "Truong Hoa Binh"]),
        ("李其亮", ["Li Qiliang", "Lý Kỳ Lượng", "Lí Kì Lượng", "Ly Ky Luong"]),
        ("吕小平", ["呂小平", "Lü Xiaoping", "Lữ Tiểu Bình"]),
        ("阮雄胜", ["Nguyễn Hùng Thắng", "Nguyen Hung Thang"]),
        ("Trần Xuân Minh", ["Chen Chunming", "Chen Chun Ming", "Tran Xuan Minh", "陈春明"]),
        ("Truong Huu Hiep", ["Zhang Youxia", "Trương Hữu Hiệp"]),
    ],
)  # fmt: skip
def test_one_name_has_many_spellings(name: str, spellings: list[str]) -> None:
    for spelling in spellings:
        assert same_name(name, spelling), spelling
        assert same_name(spelling, name), spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Văn Hiến", "Nguyễn Văn Hiền"),
        ("Chen Chunming", "Chen Chunhua"),
        ("陈春明", "Chen Chunhua"),
        ("陈春明", "陈春华"),
        ("陈春明", "Trần Xuân Mính"),
        ("Trần Xuân Minh", "Chen Chunhua"),
        ("陈", "Chen Chunming"),
        ("Vương Lỗi", "王"),
        ("Wang", "Vương Lỗi"),
        ("James Mattis", "张和平"),
        ("💬", "张"),
    ],
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)
