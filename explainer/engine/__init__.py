"""When a page is made again: reading a site, building it, and what is remembered of a build."""
