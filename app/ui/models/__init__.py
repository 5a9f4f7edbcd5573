"""The Models page: what is installed and how good it is, what can be had, and how it comes and goes."""
