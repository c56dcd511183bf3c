"""All edits that the tests must notice."""

from __future__ import annotations

import edits_of_checks
import edits_of_evidence

EDITS = (*edits_of_checks.EDITS, *edits_of_evidence.EDITS)
