"""A channel is a file in the folder and a table in the configuration."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from alerts import channels
from alerts.channel import build_channels, is_loopback, kinds
from meetings.errors import ConfigError

MAIL = {
    "kind": "email",
    "host": "mail.example",
    "sender": "a@hoidam.example",
    "recipients": ["b@embassy.example"],
}


def test_the_kinds_are_the_files_of_the_folder():
    files = sorted(path.stem for path in Path(channels.__file__).parent.glob("[a-z]*.py"))
    assert list(kinds()) == files
    assert {"email", "webhook", "slack"} <= set(files)


def test_channels_are_built_under_their_names():
    built = build_channels({"post": MAIL, "other": {**MAIL, "recipients": ["c@embassy.example"]}})
    assert {name: channel.recipients for name, channel in built.items()} == {
        "post": ("b@embassy.example",),
        "other": ("c@embassy.example",),
    }
    assert built["post"].name == "post"


def test_a_secret_may_come_wrapped():
    built = build_channels({"post": {**MAIL, "username": "u", "password": SecretStr("canary")}})
    assert "canary" not in repr(built)


def test_every_mistake_in_every_channel_is_told_at_once():
    tables = {
        "a": {"kind": "pigeon"},
        "b": {"kind": "webhook"},
        "c": {**MAIL, "hots": 1, "port": "x"},
        "d": {},
    }
    with pytest.raises(ConfigError) as wrong:
        build_channels(tables)
    places = [line.partition(":")[0] for line in str(wrong.value).splitlines()]
    assert places == [f"channels.{p}" for p in ("a.kind", "b.url", "b.secret", "c.port", "c.hots", "d.kind")]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.8.9.1", "::1", "[::1]"])
def test_this_machine_is_known_by_its_names(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["localhost.example", "10.0.0.1", "0.0.0.0", "2130706433", "127.1", "", "::"]
)
def test_no_other_machine_is_taken_for_this_one(host):
    assert not is_loopback(host)
