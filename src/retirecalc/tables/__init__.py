"""The law as data: typed, cited, versioned tables. `loader` reads and checks the YAML, `snapshot` carries what was checked,
`shelf` gives out what is asked for."""
