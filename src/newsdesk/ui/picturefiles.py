"""Which files are pictures, where an editor is asked for one or drops it."""

from newsdesk.ui.language import tr

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif")
"""How the names of picture files end that the desk takes, in small letters."""


def picture_filter() -> str:
    """Return what a dialog for files shows: pictures alone."""
    return tr("Pictures ({endings})", endings=" ".join(f"*{ending}" for ending in ENDINGS))
