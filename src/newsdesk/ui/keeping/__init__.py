"""What loses nothing: recovery, versions, comparisons, backups."""
