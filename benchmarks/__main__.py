"""Run all benchmarks: `python -m benchmarks` (or `make bench`)."""

from benchmarks import desk, links, site, startup, suggestions, typing_to_preview

if __name__ == "__main__":
    startup.main()
    typing_to_preview.main()
    site.main()
    links.main()
    desk.small()
    suggestions.main()
