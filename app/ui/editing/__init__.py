"""Changes of the open project: written at once, and kept so that they can be undone."""
