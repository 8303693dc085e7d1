"""What this copy is."""

__version__ = "0.1.0"
