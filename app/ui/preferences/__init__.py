"""What the person chose, kept in one small file, and what each choice says of itself."""
