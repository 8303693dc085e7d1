"""How much: the pension and its parts, what it rises by, and the lowest wage."""
