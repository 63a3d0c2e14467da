"""The domain: what a meeting is, how it is read from an article, and which reports speak of the same one."""
