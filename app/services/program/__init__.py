"""The program itself: its version, its guide, what is told of it when it fails, how it starts once more."""
