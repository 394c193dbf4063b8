"""Paths of the desk, personal settings, logs and the resources of the program."""

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

DATABASE_NAME = "desk.sqlite3"
"""The name of the file that identifies the folder of a desk."""


@dataclass(frozen=True, slots=True)
class DeskPaths:
    """The folders of one user. With `--home DIR` all of them are under DIR, otherwise in the platform's locations.

    On a shared desk, `database_url` is the URL of its database, and `desk` holds the user's own files, mainly the
    journal. `assets` then holds the files that all editors share: pictures, house style, snippets, dictionaries and
    theme. With a `bucket_url`, the bucket holds the pictures, and each editor has separate other assets. In that
    case, and on a desk that is not shared, `assets` is `desk`.
    """

    desk: Path
    config: Path
    logs: Path
    cache: Path
    backups: Path
    assets: Path
    database_url: str = ""
    bucket_url: str = ""


def resolve_paths(folder: Path | None = None, address: str = "") -> DeskPaths:
    """Return the folders under `folder`, or the platform's own, without creating any of them.

    A folder that holds the database itself is the desk; otherwise the desk is the folder `desk` in it.

    The `address` of a shared desk may name the folder of its files, `postgresql+psycopg://…/desk?files=/srv/desk`, or
    the bucket of its pictures, `…?files=s3://KEY@bucket/prefix&region=NAME` (see `newsdesk.s3_bucket`).
    """
    own = _local_paths(folder)
    if not address:
        return own
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    files, bucket = asked.pop("files", ""), ""
    if "://" in files:
        # A parameter of the bucket after “&” parses as one of the database, which has no parameters of these names.
        rest = [(name, asked.pop(name)) for name in ("endpoint", "region") if name in asked]
        files, bucket = "", f"{files}{'&' if '?' in files else '?'}{urlencode(rest)}" if rest else files
    address = parts._replace(query=urlencode(asked)).geturl()
    # Drop the password, because the same desk may be opened with another one.
    known = re.sub(r":[^:@/]*@", "@", address)
    name = f"{Path(parts.path).name}-{sha256(known.encode()).hexdigest()[:12]}"
    desk = own.desk.with_name("shared") / name
    files_at = Path(files).expanduser() if files else desk
    return replace(own, desk=desk, assets=files_at, database_url=address, bucket_url=bucket)


def _local_paths(folder: Path | None) -> DeskPaths:
    if folder is not None:
        folder = folder.expanduser().absolute()
        # A backup has a manifest beside its database. It is no desk, because it is only restored, never written to.
        itself = (folder / DATABASE_NAME).is_file() and not (folder / "manifest.json").exists()
        desk = folder if itself else folder / "desk"
        # For the path of the desk itself, keep the other folders where they are for the path of its parent.
        folder = folder.parent if desk == folder and folder.name == "desk" else folder
        return DeskPaths(
            desk=desk,
            assets=desk,
            config=folder / "config",
            logs=folder / "logs",
            cache=folder / "cache",
            backups=folder / "backups",
        )
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("Newsdesk", appauthor=False)
    return DeskPaths(
        desk=dirs.user_data_path / "desk",
        assets=dirs.user_data_path / "desk",
        config=dirs.user_config_path,
        logs=dirs.user_log_path,
        cache=dirs.user_cache_path,
        backups=dirs.user_documents_path / "Newsdesk backups",
    )


def has_desk(folder: Path) -> bool:
    """Return whether `resolve_paths(folder)` has an existing desk."""
    return (_local_paths(folder).desk / DATABASE_NAME).is_file()


def resources_dir() -> Path:
    """Return the folder of themes, samples and interface files, both in a checkout and in an installation."""
    packaged = Path(__file__).parent / "resources"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "resources"


def docs_dir() -> Path:
    """Return the folder of the documentation, both in a checkout and in an installation."""
    packaged = resources_dir() / "docs"
    return packaged if packaged.is_dir() else resources_dir().parent / "docs"


def cloud_sync_provider(folder: Path) -> str:
    """Return the cloud service that seems to sync a folder, or "". Such a service damages databases."""
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
