"""What the renderer refuses."""

from newsdesk.errors import NewsdeskError


class RenderTimeoutError(NewsdeskError):
    """A text could not be turned into a page: not within the deadline, not within the caps, not without a crash."""


class ThemeError(NewsdeskError):
    """A template of the desk's own cannot be used."""
