"""The page as it will be published, live."""
