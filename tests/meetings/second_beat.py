"""A second beat, Vietnam and Laos, as somebody would write it: a handful of people, posts, places and words."""

import json
from pathlib import Path
from typing import Any

SOURCE = "made up for a test"


def _names(vi: str, en: str) -> dict[str, list[str]]:
    return {"vi": [vi], "en": [en]}


def _post(identity: str, side: str | None, level: str, vi: str, en: str) -> dict[str, Any]:
    return {
        "id": identity,
        "side": side,
        "level": level,
        "label": {"vi": vi, "en": en},
        "phrases": {"vi": [vi]},
    }


def _person(identity: str, side: str, names: dict[str, list[str]], post: str) -> dict[str, Any]:
    tenure = {"post": post, "from": "2024-01", "to": None}
    return {"id": identity, "side": side, "names": names, "posts": [tenure], "ranks": [{"rank": "Đại tướng"}], "source": SOURCE}  # fmt: skip


def _place(identity: str, country: str, kind: str, names: dict[str, list[str]], parent: str | None = None) -> dict[str, Any]:  # fmt: skip
    return {
        "id": identity,
        "country": country,
        "type": kind,
        "names": names,
        "parent": parent,
        "source": SOURCE,
    }


BEAT: dict[str, Any] = {
    "sides": [
        {
            "id": "VN",
            "names": {"vi": "Việt Nam", "en": "Vietnam"},
            "language": "vi",
            "zone": "Asia/Ho_Chi_Minh",
            "called_by": "last",
            "ranks": {},
        },
        {
            "id": "LA",
            "names": {"vi": "Lào", "en": "Laos"},
            "language": "lo",
            "zone": "Asia/Vientiane",
            "called_by": "first",
            "ranks": {},
        },
    ],
    "border": ["son-la", "houaphanh"],
    "minister": "minister_of_defence",
    "counterparts": [],
    "source": SOURCE,
}
TABLES: dict[str, list[dict[str, Any]]] = {
    "posts": [
        _post("minister_of_defence", None, "minister", "Bộ trưởng Bộ Quốc phòng", "Minister of Defence"),
        _post("deputy_minister_of_defence", None, "deputy_minister", "Thứ trưởng Bộ Quốc phòng", "Deputy Minister of Defence"),
    ],
    "people": [
        _person("le-van-thu", "VN", _names("Lê Văn Thử", "Le Van Thu"), "minister_of_defence"),
        _person("somxay", "LA", _names("Xổm Xay Phôm Ma Chăn", "Somxay Phommachanh"), "minister_of_defence"),
        _person("bounmy", "LA", _names("Bun Mi Xay Nha", "Bounmy Xaynha"), "deputy_minister_of_defence"),
    ],
    "places": [
        _place("hanoi", "VN", "city", _names("Hà Nội", "Hanoi")),
        _place("vientiane", "LA", "city", _names("Viêng Chăn", "Vientiane")),
        _place("son-la", "VN", "province", _names("Sơn La", "Son La")),
        _place("houaphanh", "LA", "province", _names("Hủa Phăn", "Houaphanh")),
        _place("pa-hang", "VN", "border_gate", _names("Pa Háng", "Pa Hang"), "son-la"),
    ],
    "mechanisms": [
        {
            "id": "friendship_exchange",
            "kind": "border_exchange",
            "names": _names("Giao lưu hữu nghị quốc phòng biên giới Việt Nam - Lào", "Vietnam-Laos Border Defence Friendship Exchange"),
            "level": "minister",
            "editions": [],
        }
    ],
    "organisations": [
        {"id": "la-mnd", "side": "LA", "names": _names("Bộ Quốc phòng Lào", "Lao Ministry of Defence"), "parent": None, "source": SOURCE}
    ],
    "agencies": [
        {"id": "kpl", "side": "LA", "credits": ["KPL"], "hosts": ["kpl.gov.example"], "primary": True, "source": SOURCE}
    ],
}  # fmt: skip
VIETNAMESE: dict[str, Any] = {
    "source": SOURCE,
    "sides": {
        "VN": {
            "nation": ["Việt Nam"],
            "short": ["Việt(?: Nam)?"],
            "units": ["Quân đội [Nn]hân dân Việt Nam"],
        },
        "LA": {
            "nation": ["Lào"],
            "short": ["Lào"],
            "units": ["Quân đội [Nn]hân dân Lào", "Bộ đội Biên phòng Lào"],
        },
    },
    "both": ["Việt(?: Nam)? ?- ?Lào", "Lào ?- ?Việt(?: Nam)?", "Việt Nam và Lào"],
    "both_behind": ["Việt(?: Nam)? ?(?:-|và) ?Lào"],
    "mechanisms": [["friendship_exchange", "giao lưu hữu nghị quốc phòng(?: biên giới)?"]],
    "venues": [["trụ sở Bộ Quốc phòng Lào", "vientiane"]],
}
ENGLISH: dict[str, Any] = {
    "source": SOURCE,
    "sides": {
        "VN": {
            "nation": ["Vietnam(?:ese)?"],
            "country": ["Vietnam"],
            "capitals": ["Hanoi"],
            "adjectives": ["Vietnamese", "Vietnam's"],
            "visited": ["Vietnam", "Hanoi"],
            "units": ["Vietnamese (?:army|military)"],
        },
        "LA": {
            "nation": ["Laos", "Lao", "Laotian"],
            "country": ["Laos"],
            "capitals": ["Vientiane"],
            "adjectives": ["Lao", "Laotian"],
            "visited": ["Laos", "Vientiane"],
            "units": ["Lao (?:army|military)"],
        },
    },
    "posts": [
        ["deputy_minister_of_defence", "deputy_minister_of_defence", "Deputy Defen[cs]e Minister|Deputy Minister of (?:National )?Defen[cs]e"],
        ["minister_of_defence", "minister_of_defence", "Defen[cs]e Minister|Minister of (?:National )?Defen[cs]e"],
    ],
    "titles": ["Politburo member"],
    "mechanisms": [["friendship_exchange", "border defen[cs]e friendship exchange"]],
}  # fmt: skip


def written_to(folder: Path) -> Path:
    """The folder of the beat, with every file it is of."""
    folder.mkdir()
    for name, content in {"beat": BEAT, **TABLES, "vi": VIETNAMESE, "en": ENGLISH}.items():
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder
