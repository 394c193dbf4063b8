"""One module a change, numbered."""
