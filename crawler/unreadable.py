"""Pages that hold no words we can read, as opposed to pages that are simply no articles."""

from meetings.errors import NotAnArticle
from meetings.outlet_visit import Outcome


class Unreadable(NotAnArticle):
    """The page may well be an article, but its text is out of reach: worth another try."""

    outcome: Outcome = "unreadable"
