"""Which site and deployment a file belongs to, by the folders that people keep their cards in."""
