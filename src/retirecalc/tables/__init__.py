"""The law as data: typed, cited, versioned tables. One module per table; `loader` reads and checks the YAML."""
