"""Who can no longer work: the closed sickness route, the allowance, and its course."""
