"""The papers' experiments, each on its data set laid out as it was published (docs/experiments.md)."""
