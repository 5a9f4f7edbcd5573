"""What is asked in windows of its own."""
