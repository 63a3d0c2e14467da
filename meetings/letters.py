"""What the letters of a text tell: how much it says, and in which language."""

import re

_CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]", re.IGNORECASE)
_STANDS_FOR = 2.5
"""Letters of an alphabet, for which there is one Chinese character."""
_CHINESE_AT_LEAST, _VIETNAMESE_AT_LEAST = 0.2, 0.02
"""Of a text's characters; a report in another language has fewer, in the names of people."""


def extent(text: str) -> float:
    """How long a text is, in letters: what is short in an alphabet is a sentence in Chinese."""
    return len(text) + (_STANDS_FOR - 1) * len(_CHINESE.findall(text))


def language(text: str, declared: str | None) -> str:
    """The language a text is written in; what its page declares counts where the letters leave it open."""
    if len(_CHINESE.findall(text)) > _CHINESE_AT_LEAST * len(text):
        return "zh"
    if len(_VIETNAMESE.findall(text)) > _VIETNAMESE_AT_LEAST * len(text):
        return "vi"
    said = (declared or "")[:2].lower()
    return "en" if said in {"", "vi", "zh"} else said
