"""Use cases: what the window and the command line do to a project. No Qt, no torch."""
