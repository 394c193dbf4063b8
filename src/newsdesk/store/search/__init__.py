"""Search and lists of stories: full text, filters, counters and similar stories."""
