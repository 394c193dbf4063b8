"""The way in: with a command the command line, without one the window."""

import sys

from newsdesk import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run Newsdesk and return its exit code: 0 done, 1 the request failed, 2 usage, 3 checks block.

    The window and the command line are imported only when they are wanted: `--version` costs no import.
    """
    if getattr(sys, "frozen", False):
        # An installed program has no other Python to hand its children: they come in here, too, and go no further.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments == ["--version"]:
        sys.stdout.write(f"newsdesk {__version__}\n")
        return 0
    from newsdesk.cli import parse, run

    parsed = parse(arguments)
    if parsed.command is not None:
        return run(parsed)
    from newsdesk.ui.app import run_window

    return run_window(parsed.home, parsed.files)


if __name__ == "__main__":
    sys.exit(main())
