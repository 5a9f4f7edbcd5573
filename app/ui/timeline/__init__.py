"""The timeline: a pure model of lanes and spans, and the one widget that paints and edits it."""
