"""Trained models judged on labelled clips: alone, against another, and on sites left out in turn."""
