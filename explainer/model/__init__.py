"""The content model: what an editor writes (`common`, `records`, `settings`) and what pages are told (`views`)."""
