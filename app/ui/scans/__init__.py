"""What runs behind an open project: scans, probing, times read from pictures, and the desk for all of it."""
