"""`trapline train` and `trapline evaluate`, and how they look."""
