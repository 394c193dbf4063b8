"""What goes out: checks, bundles and sites written whole or not at all."""

from newsdesk.export.bundle import finish_interrupted, verify, write_bundle
from newsdesk.export.checks import check
from newsdesk.export.house import require_house_rules
from newsdesk.export.mends import mended
from newsdesk.export.plan import Change, Plan, Report
from newsdesk.export.sitedisk import complete_site

__all__ = [
    "Change",
    "Plan",
    "Report",
    "check",
    "complete_site",
    "finish_interrupted",
    "mended",
    "require_house_rules",
    "verify",
    "write_bundle",
]
