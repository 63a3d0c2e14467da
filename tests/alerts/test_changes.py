"""What is different now is told in the words of each language."""

import pytest

from alerts.changes import Change, change_of
from meetings.meeting import Difference


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("vi", "Bên đưa tin", "báo chí Trung Quốc cũng đã đưa tin"),
        ("en", "Second side", "reported by the press of China too"),
        ("zh", "另一方报道", "中国媒体也已报道"),
    ],
)
@pytest.mark.parametrize("kind", [tuple, list])  # as it is concluded, and as the store gives it back
def test_the_second_side_is_named(language, label, said, kind):
    news = Difference(field="told_by", before=kind(["VN"]), after=kind(["VN", "CN"]))
    assert change_of(news, language) == Change(label=label, said=said)
