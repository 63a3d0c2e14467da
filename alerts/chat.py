"""A channel that writes into a chat: one message of limited size, with nothing in it that acts."""

import math
import re
from abc import abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, Field

from alerts.channel import Letter
from alerts.header import one_line
from alerts.posting import HookOptions, Posting, PostingOptions, as_bytes, plain_address
from alerts.selection import Selection, fitted
from meetings.retry_after import MOST

_CALL = re.compile(r"(?<!\w)([@/#$~])(?=\w)")
_JOINER = "\u2060"  # seen by no reader, and no name, command or emoji goes on behind it


class ChatOptions(PostingOptions):
    """`archive` is where readers find what one message has no room for."""

    archive: Annotated[str, Field(max_length=300), AfterValidator(plain_address)] | None = None


class ChatHookOptions(ChatOptions, HookOptions):
    """A chat that is written into through an address of its own."""


AnyChat = TypeVar("AnyChat", bound=ChatOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat(Posting[AnyChat]):
    """A kind says how a selection is laid out, and whether that fits the service's limits."""

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:  # noqa: ARG002 — a chat shows when it came
        payload: dict[str, Any] = fitted(
            letter,
            self.options.archive,
            lambda selection: self._laid_out(selection, letter, identity),
            self._fits,
        )
        return as_bytes(payload)

    @abstractmethod
    def _laid_out(self, selection: Selection, letter: Letter, identity: str) -> dict[str, Any]:
        """What is posted."""

    @abstractmethod
    def _fits(self, payload: dict[str, Any]) -> bool:
        """Whether the service takes so much."""


def calling_nobody(text: str) -> str:
    """The same to the eye, but for a service no mention, command or tag."""
    return _CALL.sub(rf"\1{_JOINER}", text)


def words(value: object) -> str:
    """What a service says in a field of its answer, in a line; empty when that is no text."""
    return one_line(value, 200) if isinstance(value, str) else ""


def seconds(value: object) -> float | None:
    """A number of seconds that a service asks to be left alone for, at most a day."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        return None
    return min(float(value), MOST.total_seconds()) if value > 0 else None
