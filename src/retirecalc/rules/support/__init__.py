"""Support for those who are hard to employ: subsidies, posts, loans and training."""
