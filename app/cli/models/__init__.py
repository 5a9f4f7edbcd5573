"""`trapline models`: what models cost and look at, and which are on this computer."""
