"""What can go wrong in the world, said to an editor; anything else that is raised is a bug of ours."""

from newsdesk.messages import Message


class NewsdeskError(Exception):
    """A failure an editor can act on.

    Its text is one sentence fit to be shown: what happened, to which story or file, and what to do. The window shows
    it in a line of its own; the command line prints `newsdesk: TEXT` and exits with 1. What varies stands in braces in
    the literal `template` and is given by name: so the window can say the sentence in another language.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template if isinstance(template, Message) else Message(template, **values))

    @property
    def message(self) -> Message:
        """The sentence, with how it was made."""
        wording: Message = self.args[0]
        return wording


class NotFoundError(NewsdeskError):
    """The story, version or picture asked for is not on the desk."""


class ImportRejectedError(NewsdeskError):
    """A file cannot become a story: unreadable, empty, binary, too large or in no format we know."""


class DivergedStoryError(ImportRejectedError):
    """The story was changed both here and in the file; it can only be kept as another story."""


class ConflictError(NewsdeskError):
    """The story was changed elsewhere since it was read; nothing was overwritten."""


class DeskError(NewsdeskError):
    """The desk itself cannot be used: damaged, newer than this program, locked, read-only or the disk is full."""


class ReadOnlyDeskError(DeskError):
    """The desk is there and can be read, but nothing can be saved in it: a copy of it can be worked on."""


class DuplicateStoryError(NewsdeskError):
    """Another story has that slug or identity; nothing was added."""


class DiskFullError(DeskError):
    """The disk of the desk is full: what is there can be read, and saved again once there is room."""


class DamagedDeskError(DeskError):
    """The desk's database is missing or damaged: a backup can be restored in its place."""


class ServerUnavailableError(DeskError):
    """The server of a shared desk does not answer; it may again, and nothing is wrong with the desk."""


class AuthenticationError(DeskError):
    """The server of a shared desk does not let this editor in: another name or password is wanted."""


class ExportError(NewsdeskError):
    """The target could not be written; it still holds what it held before."""


class OperationCancelledError(NewsdeskError):
    """An editor stopped what was under way; nothing was changed by it."""
