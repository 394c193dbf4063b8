"""The open story: its session, the editor, what is typed, pasted, found and spelled."""
