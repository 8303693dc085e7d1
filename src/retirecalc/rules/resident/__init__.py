"""The resident pension scheme, and the bridge between it and the employee scheme."""
