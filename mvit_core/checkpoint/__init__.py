"""Weights in files: our own self-describing checkpoints, and those of other implementations."""
