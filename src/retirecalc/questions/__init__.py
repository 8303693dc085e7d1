"""What people ask, as lists of rooms."""
