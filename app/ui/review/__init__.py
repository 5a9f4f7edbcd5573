"""What a person says of what was found: accepted, corrected, drawn, coded, pinned, and what to say next."""
