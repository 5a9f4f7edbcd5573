"""Localisation of moving animals without learned weights."""
