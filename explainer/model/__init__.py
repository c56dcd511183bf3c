"""The content model: what an editor writes (`common`, `records`, `settings`), and the units and dates in it."""
