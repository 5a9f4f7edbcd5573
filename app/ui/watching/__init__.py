"""The video looked at: the player over the timeline, and what is shown of it in both."""
