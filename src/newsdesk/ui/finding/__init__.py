"""Finding one's way: the list of stories, the palette of commands, going to a story."""
