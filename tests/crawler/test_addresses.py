"""Addresses as outlets use them, old forms and twins too, and which article each one is."""

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.outlets import load

ROWS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("addresses.json").read_text("utf-8"))
CASES = [(row["outlet"], row["key"], url) for row in ROWS for url in row["urls"]]


@pytest.mark.parametrize(("outlet", "key", "url"), CASES, ids=[url for _, _, url in CASES])
def test_an_address_leads_to_the_article_it_is_known_for(outlet: str, key: str | None, url: str) -> None:
    assert load()[outlet].key(url) == key
