"""What run.py does: an environment of its own, then Trapline in it. Standard library only."""
