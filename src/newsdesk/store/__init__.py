"""Storage of a desk: values in, values out. This is the only package with SQL."""

from newsdesk.store.backup import (
    Backup,
    copy_desk,
    find_newest_backup,
    list_backups,
    make_backup,
    restore_backup,
    verify_backup,
)
from newsdesk.store.blob_storage import LocalBlobs, S3Blobs, write_atomic
from newsdesk.store.bundle_states import BundleState
from newsdesk.store.import_drafts import ImportDraft, ImportDrafts
from newsdesk.store.journal import quarantine_file
from newsdesk.store.records import (
    Cursor,
    FacetCounts,
    FeedItemCursor,
    FeedItemFilter,
    FeedItemPage,
    Hit,
    JournalEntry,
    LockOwner,
    RenderedBody,
    StoryFilter,
    StoryPage,
    StorySort,
    Summary,
    Version,
)
from newsdesk.store.search.similar import SimilarStory
from newsdesk.store.store import Store

__all__ = [
    "Backup",
    "BundleState",
    "Cursor",
    "FacetCounts",
    "FeedItemCursor",
    "FeedItemFilter",
    "FeedItemPage",
    "Hit",
    "ImportDraft",
    "ImportDrafts",
    "JournalEntry",
    "LocalBlobs",
    "LockOwner",
    "RenderedBody",
    "S3Blobs",
    "SimilarStory",
    "Store",
    "StoryFilter",
    "StoryPage",
    "StorySort",
    "Summary",
    "Version",
    "copy_desk",
    "find_newest_backup",
    "list_backups",
    "make_backup",
    "quarantine_file",
    "restore_backup",
    "verify_backup",
    "write_atomic",
]
