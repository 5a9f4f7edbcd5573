"""How the window looks: its theme, its icons, and the few widgets that everything is built from."""
