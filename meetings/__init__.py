"""The domain: what a meeting is, how it is read from an article, and which reports speak of the same one."""

RULES = "2026-11"
"""The edition of the rules that read articles; raise it with a change that should make all be read anew."""
