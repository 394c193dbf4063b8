"""Newsdesk: article, related links and the page as it will be published, in one window."""

__version__ = "0.1.0"
