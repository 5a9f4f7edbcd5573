"""Files and their names: written whole, locked, closed, counted as they are read; drives that are away."""
