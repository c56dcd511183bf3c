"""One file, from bytes to values: never an exception, always problems with their lines."""
