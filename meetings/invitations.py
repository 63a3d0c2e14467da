"""When invitations are one: who asks whom to what, in whatever words."""

import re
from collections.abc import Hashable

from meetings.encounter import Invitation
from meetings.folding import plain


def invitation_key(invitation: Invitation) -> Hashable:
    """Who asks whom to what; outlets word one event more or less fully."""
    event = plain(invitation.event)
    named = _EVENT.search(event)
    return plain(invitation.inviter), plain(invitation.invitee), named[0] if named else event


_EVENT = re.compile(r"huong son|shangri|admm|giao luu|doi thoai|tham(?! du| gia)")
"""What an invitation is to, at its plainest: a forum, an exchange, a dialogue, or a visit."""
