"""The demonstration: footage that is rendered here, taken in and scanned as it appears."""
