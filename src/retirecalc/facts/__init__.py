"""What is stated about a person, checked."""
