"""What comes into a project and goes out of it: places, imports, exports, analyses."""
