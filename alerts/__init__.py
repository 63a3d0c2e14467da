"""Whom we tell: subscriptions, words, channels."""
