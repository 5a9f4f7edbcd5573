"""How the window speaks: its language, what things are called, times as people read them."""
