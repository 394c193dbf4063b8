"""Figures as a table: medians and 95th percentiles in milliseconds."""

import statistics
from collections.abc import Sequence


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[max(0, round(len(times) * 0.95) - 1)]


def row(name: str, times: Sequence[float]) -> str:
    """Return a line of a table: name, p50, p95, number of trials; `times` are in seconds."""
    return f"{name:<52} p50 {statistics.median(times) * 1e3:8.1f} ms   p95 {p95(times) * 1e3:8.1f} ms   n {len(times)}"
