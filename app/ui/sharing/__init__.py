"""A project that several people have open at once: what the others do, and two at the same observation."""
