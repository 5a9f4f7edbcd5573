"""Projects opened and closed: what a path is, what is offered then, backups, drives that went away."""
