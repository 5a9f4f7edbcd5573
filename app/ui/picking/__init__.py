"""Finding one of many by a few letters: what is offered, and the field that offers it."""
