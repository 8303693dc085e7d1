"""What counts, how much is needed, and what is left to somebody short."""
