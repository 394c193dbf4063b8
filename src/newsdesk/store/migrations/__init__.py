"""Migrations of desks from earlier releases."""
