"""Observations as tiles."""
