"""What is filtered: the panel, its chips, and who answers."""
