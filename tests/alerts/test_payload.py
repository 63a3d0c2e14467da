"""What a webhook gets is what the published schema says, whole."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

import alerts
from alerts import operator, silence, trial, undelivered
from alerts.delivery import letter_of
from alerts.digest import Entry
from alerts.subscription import Digest, Subscription
from alerts.words import Language
from tests.alerts.channels.test_chats import HOSTILE, hostile_entry
from tests.alerts.test_operator import notice

SCHEMA = json.loads(files("alerts").joinpath("schemas", "webhook.schema.json").read_text(encoding="utf-8"))
LANGUAGES = ("vi", "en", "zh")
SINCE = datetime(2026, 3, 20, tzinfo=UTC)


def closed(schema: Any) -> Any:
    """The same schema, in which a field it does not name is a mistake."""
    if isinstance(schema, Mapping):
        inner = {key: closed(value) for key, value in schema.items()}
        return {"additionalProperties": False, **inner} if "properties" in schema else inner
    return [closed(each) for each in schema] if isinstance(schema, list) else schema


def mistakes(payload: Mapping[str, Any]) -> list[str]:
    sent = json.loads(json.dumps(payload))
    kind = payload["type"].removeprefix("hoidam.")
    kind = "news" if kind in {"digest", "meeting"} else kind
    form = {"$ref": f"#/$defs/{kind}", "$defs": closed(SCHEMA)["$defs"]}
    checker = Draft202012Validator(form, format_checker=Draft202012Validator.FORMAT_CHECKER)
    found = [error.message for error in checker.iter_errors(sent)]
    assert found or Draft202012Validator(SCHEMA).is_valid(sent)
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("schedule", [Digest(at="07:00"), None])
def test_news_have_the_published_form(
    entries: list[Entry], hostile: Entry, language: Language, schedule: Digest | None
) -> None:
    more = {"schedule": schedule} if schedule else {}
    subscription = Subscription(name="all", channels=("hook",), language=language, **cast("Any", more))
    assert not mistakes(letter_of(subscription, [*entries, hostile]).json)


def test_what_the_operator_and_who_tries_a_channel_get_has_it_too() -> None:
    gone = undelivered.Undelivered(
        channel="hook", state="gone", count=3, error="answered 410 Gone", since=SINCE
    )
    assert not mistakes(operator.letter_of([notice("dantri", "failing", detail="x")], "en").json)
    assert not mistakes(undelivered.letter_of([gone], "vi").json)
    assert not mistakes(trial.letter_of("hook", "vi").json)


def test_no_kind_of_letter_is_without_a_form() -> None:
    modules = Path(alerts.__file__).parent.glob("*.py")
    written = "".join(module.read_text(encoding="utf-8") for module in modules)
    kind = re.compile(r'"(hoidam\.[a-z]+)"')
    assert set(kind.findall(written)) == set(kind.findall(json.dumps(SCHEMA)))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_others_wrote_has_it_too(entries: list[Entry], text: str) -> None:
    told = [hostile_entry(entry, text) for entry in entries]
    assert not mistakes(letter_of(Subscription(name="all", channels=("hook",)), told).json)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"version": 2}, "1 was expected"),
        ({"extra": 1}, "Additional properties"),
        ({"meetings": [{}]}, "required property"),
    ],
)
def test_another_form_is_found_out(entries: list[Entry], change: dict[str, Any], complaint: str) -> None:
    payload = letter_of(Subscription(name="all", channels=("hook",)), entries).json
    assert any(complaint in mistake for mistake in mistakes({**payload, **change}))


def test_that_there_is_nothing_new_has_it_too() -> None:
    ill = (
        silence.Ill(outlet="dantri", state="unheard", since=SINCE),
        silence.Ill(outlet=None, state="stalled", since=SINCE),
    )
    reader = Subscription(name="daily", channels=("hook",), schedule=Digest(at="07:00"), language="en")
    for watch in (silence.Watch(sources=36), silence.Watch(sources=36, ill=ill)):
        assert not mistakes(silence.letter_of(reader, watch).json)
