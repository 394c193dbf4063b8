"""Where things are: desk, personal settings, logs and the resources that ship with the program."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one user. With `--home DIR` all of them lie under DIR; otherwise where the platform wants them."""

    desk: Path
    config: Path
    logs: Path
    cache: Path
    backups: Path


def home(folder: Path | None = None) -> Home:
    """Return the folders under `folder`, or the platform's own; none of them is made here."""
    if folder is not None:
        folder = folder.expanduser().absolute()
        return Home(
            desk=folder / "desk",
            config=folder / "config",
            logs=folder / "logs",
            cache=folder / "cache",
            backups=folder / "backups",
        )
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("Newsdesk", appauthor=False)
    return Home(
        desk=dirs.user_data_path / "desk",
        config=dirs.user_config_path,
        logs=dirs.user_log_path,
        cache=dirs.user_cache_path,
        backups=dirs.user_documents_path / "Newsdesk backups",
    )


def resources() -> Path:
    """Return the folder of themes, samples and interface files, in a checkout and installed."""
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "resources"


def documents() -> Path:
    """Return the folder of the documents, in a checkout and installed."""
    packaged = resources() / "docs"
    return packaged if packaged.is_dir() else resources().parent / "docs"


def synced_by(folder: Path) -> str:
    """Return which service seems to keep a folder the same on several computers, "" for none; it damages databases."""
    services = {
        "onedrive": "OneDrive",
        "dropbox": "Dropbox",
        "mobile documents": "iCloud",
        "icloud drive": "iCloud",
        "iclouddrive": "iCloud",
        "google drive": "Google Drive",
        "googledrive": "Google Drive",
        "nextcloud": "Nextcloud",
        "syncthing": "Syncthing",
    }
    for part in folder.parts:
        for name, service in services.items():
            if part.casefold() == name or part.casefold().startswith(f"{name} - "):
                return service
    return ""
