"""The larger commands beside `build`, `check` and `serve`, one module each."""
