"""What everything stands on: months, stretches of months, working days."""
