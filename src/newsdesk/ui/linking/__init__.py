"""The strip of related headlines."""
