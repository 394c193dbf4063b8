"""The window, driven by keys and mouse."""
