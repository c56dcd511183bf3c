"""What everything else stands on: problems, digests, the disk, dates."""
