"""All of one snapshot of a site, and what can be concluded from it."""
