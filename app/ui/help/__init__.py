"""Help: the guide, the tour, diagnostics, and what the program is made of."""
