"""What goes out: checks, and bundles written whole or not at all."""

from newsdesk.export.bundle import finish_interrupted, verify, write_bundle
from newsdesk.export.checks import check

__all__ = ["check", "finish_interrupted", "verify", "write_bundle"]
