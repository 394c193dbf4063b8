"""What can go wrong in the world, said to an editor; anything else that is raised is a bug of ours."""


class NewsdeskError(Exception):
    """A failure an editor can act on.

    Its text is one sentence fit to be shown: what happened, to which story or file, and what to do. The window shows
    it in a line of its own; the command line prints `newsdesk: TEXT` and exits with 1.
    """


class NotFoundError(NewsdeskError):
    """The story, version or picture asked for is not on the desk."""


class ImportRefusedError(NewsdeskError):
    """A file cannot become a story: unreadable, empty, binary, too large or in no format we know."""


class ConflictError(NewsdeskError):
    """The story was changed elsewhere since it was read; nothing was overwritten."""


class DeskError(NewsdeskError):
    """The desk itself cannot be used: damaged, newer than this program, locked, read-only or the disk is full."""


class ExportError(NewsdeskError):
    """The target could not be written; it still holds what it held before."""


class StoppedError(NewsdeskError):
    """An editor stopped what was under way; nothing was changed by it."""
