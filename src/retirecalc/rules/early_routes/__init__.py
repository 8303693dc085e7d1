"""Ways to a pension, or to a benefit instead, beside the ordinary one."""
