"""The words by which other programs know a command, so that the palette finds it by them too."""

from collections.abc import Mapping

from newsdesk.ui.language import tr


def keywords() -> Mapping[str, str]:
    """Return more words for commands, by the name that the menu shows."""
    return {
        tr("New"): tr("create write start"),
        tr("Import"): tr("open file paste convert"),
        tr("Find a story"): tr("search list filter"),
        tr("Go to a story…"): tr("open switch jump"),
        tr("Save a version"): tr("keep snapshot revision"),
        tr("Versions"): tr("history revisions compare restore diff"),
        tr("Details"): tr("embargo schedule notes seo description urgency translation metadata"),
        tr("Pictures"): tr("images photos media caption alt lead"),
        tr("Duplicate the story"): tr("copy clone"),
        tr("Take over the story"): tr("unlock edit lock"),
        tr("Save the page as PDF…"): tr("download print"),
        tr("Find in this story"): tr("search"),
        tr("Replace in all stories…"): tr("change everywhere find"),
        tr("Insert a snippet…"): tr("template boilerplate"),
        tr("Next unknown word"): tr("spelling spellcheck misspelt typo"),
        tr("Add to the strip"): tr("related links"),
        tr("Wire"): tr("feeds rss agency news"),
        tr("What links here"): tr("backlinks references"),
        tr("Check links"): tr("broken dead"),
        tr("Write alone"): tr("focus fullscreen distraction zen"),
        tr("Larger text"): tr("zoom in bigger font size"),
        tr("Smaller text"): tr("zoom out font size"),
        tr("Text as designed"): tr("zoom reset font size"),
        tr("Page as readers see it"): tr("preview page"),
        tr("Go to the section"): tr("category desk"),
        tr("Checks"): tr("issues problems findings validate"),
        tr("Publish the site…"): tr("deploy upload export website"),
        tr("Publication…"): tr("settings site name address logo time zone theme"),
        tr("House style…"): tr("rules wording"),
        tr("Back up now"): tr("backup save copy"),
        tr("Preferences…"): tr("settings options language font name"),
        tr("Keys"): tr("shortcuts keyboard"),
        tr("Help"): tr("manual documentation"),
        tr("Dark"): tr("theme appearance night mode"),
        tr("Light"): tr("theme appearance day mode"),
        tr("Spike"): tr("delete trash remove bin"),
        tr("Kill…"): tr("delete unpublish withdraw take down retract"),
        tr("Correct…"): tr("correction error note"),
        tr("Go on in a new story"): tr("follow-up update continue"),
        tr("Publish"): tr("go live release"),
        tr("Back to draft"): tr("return reopen bring back"),
    }
