"""The model that a person without one begins from: what it has seen, and how it was made."""
