"""`trapline scan`, `benchmark` and `videos`, and how a scan looks."""
