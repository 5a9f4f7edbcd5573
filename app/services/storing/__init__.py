"""What machines found in a video becomes rows of the project; what a person labelled stays."""
