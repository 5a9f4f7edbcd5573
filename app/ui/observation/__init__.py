"""The right side of the window: what the selected observation is, and every way to say that it is not."""
