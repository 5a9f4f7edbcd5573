"""MammalNet's three benchmarks: recognition, compositional low-shot, detection in time (arXiv 2306.00576)."""
