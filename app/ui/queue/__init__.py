"""What comes next in the review."""
