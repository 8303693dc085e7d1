"""Whether, when, and what to do by when."""
