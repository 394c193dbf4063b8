"""The commands, by what the editor is doing: each takes the open desk and what was asked, and returns the exit code."""
