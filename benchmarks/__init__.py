"""What claims to be fast, measured beside a floor in the same run."""
