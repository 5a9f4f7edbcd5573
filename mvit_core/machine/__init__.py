"""This computer: its processor, its memory, what its system lacks."""
