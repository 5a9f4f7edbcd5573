"""Small data sets that Trapline draws itself, laid out as the published ones are, to try everything on."""
