"""What everything stands on: months, stretches of months, days of both kinds."""
