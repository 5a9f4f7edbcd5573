"""People made unrecognizable in pictures and clips that leave the project."""
