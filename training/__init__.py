"""How the reader model is made: gold of our own, training. Nothing of it is needed at run time."""
