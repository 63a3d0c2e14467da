"""What this program expects might go wrong."""

from typing import Literal

from meetings.outlet_visit import Outcome

Blame = Literal["message", "receiver", "gone"]


class MonitorError(Exception):
    """Something this program expected might go wrong."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").partition("\n")[0])


class BadArticle(MonitorError):
    """This is not an article in the exchange format."""


class NotAnArticle(MonitorError):
    """The page holds no article: a listing, a video, a stub, or no text; `outcome` is what it is instead.

    `by_layout` says of one that is off topic whether its body was where the outlet's file says.
    """

    outcome: Outcome = "not_an_article"

    def __init__(self, message: str = "", *, outcome: Outcome | None = None, by_layout: bool = False) -> None:
        super().__init__(message)
        self.outcome = outcome or self.outcome
        self.by_layout = by_layout


class TooExpensive(MonitorError):
    """The page cost more time or memory than one page may."""


class ForbiddenAddress(MonitorError):
    """It leads to where this program may not connect."""


class StoreError(MonitorError):
    """The database cannot be used."""


class SchemaError(StoreError):
    """The database has another schema than this program."""


class ConfigError(MonitorError):
    """The configuration cannot be used."""


class DeliveryError(MonitorError):
    """A channel did not take a message.

    `blame` says what is in the way: this message alone; the receiver, so that nothing else would be taken now
    either; or that the receiver is `gone` and wants nothing from us ever again. `final` says that trying this
    message again is no use; `retry_after`, in seconds, is what the receiver asked for.
    """

    def __init__(
        self,
        message: str,
        *,
        final: bool = False,
        retry_after: float | None = None,
        blame: Blame = "message",
    ) -> None:
        super().__init__(message)
        self.final = final
        self.retry_after = retry_after
        self.blame = blame
