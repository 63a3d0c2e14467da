"""Reads Vietnamese."""
