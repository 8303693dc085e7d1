"""Out of work before the age: the benefit, and what bridges the time from it to the statutory month."""
