"""Which animals there can be at a place, and which taxon is sure enough to be said."""
