"""What is told of a story that came in a bundle."""

from newsdesk.desk import Taken
from newsdesk.model import STATE_WORDS
from newsdesk.ui.language import spoken, tr


def state_told(taken: Taken) -> str:
    """Return a sentence on a story that came in another state than it has here; "" for any other."""
    if taken.came_as is None:
        return ""
    return tr(
        "“{headline}” came as {state}, which a bundle does not decide here: its state is {here}.",
        headline=taken.article.headline or tr("Untitled"),
        state=spoken(STATE_WORDS[taken.came_as]),
        here=spoken(STATE_WORDS[taken.article.status]),
    )
