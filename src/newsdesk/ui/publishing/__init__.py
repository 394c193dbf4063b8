"""What goes out: checks, bundles, the site, corrections, how the desk publishes."""
