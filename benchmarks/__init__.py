"""How fast a batch is, as ratios within one run: `python -m benchmarks`. Absolute times are this machine's, that hour."""
