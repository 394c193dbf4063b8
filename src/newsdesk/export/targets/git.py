"""A site in a git repository: one publish is one commit, pushed.

It is the editor's own git that works here, with her keys and credentials: whoever publishes to a repository has it.
"""

import os
import shutil
import subprocess
from pathlib import Path

from newsdesk.errors import ExportError
from newsdesk.messages import Message

_SECONDS = 600


def fetch(address: str, clone: Path) -> None:
    """Make `clone` what the repository at `git+…://…[#branch]` is; raises `ExportError` where that cannot be done."""
    url, branch = _parts(address)
    if not (clone / ".git").is_dir():
        shutil.rmtree(clone, ignore_errors=True)
        clone.mkdir(parents=True)
        _git(clone, "init", "--quiet", f"--initial-branch={branch}")
        # Bytes are hashed: no line end may be changed on the way.
        _git(clone, "config", "core.autocrlf", "false")
        _git(clone, "remote", "add", "origin", url)
    if _git(clone, "ls-remote", "--heads", "origin", branch):
        _git(clone, "fetch", "--quiet", "--depth=1", "origin", branch)
        _git(clone, "reset", "--quiet", "--hard", "FETCH_HEAD")
        _git(clone, "clean", "--quiet", "-ffdx")
    elif _git(clone, "for-each-ref"):
        # Gone there: whatever was committed here and never arrived is made anew.
        shutil.rmtree(clone)
        fetch(address, clone)


def push(address: str, clone: Path) -> None:
    """Commit what changed in `clone` and push it; nothing where nothing changed."""
    _, branch = _parts(address)
    _git(clone, "add", "--all", "--force")
    if not _git(clone, "status", "--porcelain"):
        return
    named = _git(clone, "config", "--default", "", "user.email")
    who = [] if named else ["-c", "user.name=Newsdesk", "-c", "user.email=newsdesk@localhost"]
    _git(clone, *who, "commit", "--quiet", "--no-gpg-sign", "--message=Publish the site")
    _git(clone, "push", "--quiet", "origin", f"HEAD:refs/heads/{branch}")


def _parts(address: str) -> tuple[str, str]:
    url, _, branch = address.removeprefix("git+").partition("#")
    if branch.startswith("-"):
        raise ExportError("“{branch}” is no name of a branch.", branch=branch)
    return url, branch or "main"


def _git(clone: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None:
        raise ExportError("Publishing into a git repository needs git, which is not on this computer.")
    # A repository's hooks are not ours to run, and nobody is there to answer a question.
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -o BatchMode=yes", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and nothing of the editor's can be taken for an option
            [program, "-c", f"core.hooksPath={os.devnull}", *arguments],
            cwd=clone,
            env=os.environ | quiet,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ExportError("The repository did not answer within ten minutes; publish again.") from error
    if done.returncode:
        said = done.stderr.strip().splitlines()
        why = next((line for line in said if line.startswith(("fatal:", "error:", " ! "))), said[-1] if said else "")
        if arguments[0] == "push" and any(sign in done.stderr for sign in ("rejected", "fetch first", "non-fast")):
            why = Message("someone else pushed meanwhile; publish again")
        raise ExportError(
            "git cannot {arguments} the site: {why}. The repository is as it was.",
            arguments=arguments[0],
            why=why.strip(),
        )
    return done.stdout.strip()
