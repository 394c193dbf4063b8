"""Formats: reading and writing the same thing lives in one place."""
