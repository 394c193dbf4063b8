"""Errors that the editor can act on. Any other exception is a bug in the program."""

from newsdesk.messages import Message


class NewsdeskError(Exception):
    """A failure that the editor can act on.

    Its text is one sentence for display: the problem, its story or file, and the remedy. The window shows it on its
    own line; the command line prints `newsdesk: TEXT` and exits with 1. Variable parts are named in braces in the
    literal `template` and passed as keywords, so that the window can translate the sentence.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        super().__init__(template if isinstance(template, Message) else Message(template, **values))

    @property
    def message(self) -> Message:
        """The sentence, with its template and values."""
        wording: Message = self.args[0]
        return wording


class NotFoundError(NewsdeskError):
    """The requested story, version or picture is not on the desk."""


class ImportRejectedError(NewsdeskError):
    """A file cannot become a story: it is unreadable, empty, binary, too large or of an unknown format."""


class DivergedStoryError(ImportRejectedError):
    """The story was changed both here and in the file; the file can only be imported as another story."""


class ConflictError(NewsdeskError):
    """The story was changed elsewhere since it was read; nothing was overwritten."""


class DeskError(NewsdeskError):
    """The desk cannot be used: it is damaged, newer than this program, locked or read-only, or the disk is full."""


class ReadOnlyDeskError(DeskError):
    """The desk can be read, but nothing can be saved in it. The editor can work on a copy."""


class DuplicateStoryError(NewsdeskError):
    """Another story has the same slug or identity; nothing was added."""


class DiskFullError(DeskError):
    """The disk of the desk is full. Stories can be read, and saved again once there is space."""


class DamagedDeskError(DeskError):
    """The desk's database is missing or damaged. A backup can replace it."""


class ServerUnavailableError(DeskError):
    """The server of a shared desk does not answer. This may be temporary, and the desk is intact."""


class AuthenticationError(DeskError):
    """The server of a shared desk rejects the editor's name or password."""


class ExportError(NewsdeskError):
    """The target could not be written; its previous content is unchanged."""


class OperationCancelledError(NewsdeskError):
    """The editor cancelled the operation; it changed nothing."""
