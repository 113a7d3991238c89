"""One module a release of the schema, in order."""
