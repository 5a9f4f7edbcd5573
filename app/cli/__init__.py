"""Trapline without a screen: the same services as the window, said in words."""
