"""The age, and who may leave it."""
