"""The player: frame-exact pictures with the animals' boxes, and the transport bar under them."""
