"""What is on file, and what is known by name only."""
