"""What everything else is built on: problems, digests, the disk, dates."""
