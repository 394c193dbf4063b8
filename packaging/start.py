"""Where the installed program begins."""

import sys

from newsdesk.__main__ import main

sys.exit(main())
