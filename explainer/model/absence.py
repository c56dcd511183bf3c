"""What a record may say of its sources' silence: for each kind, the fields of which an editor can state it.

An empty field says that nothing is recorded here. That the sources do not say it is another fact, which only somebody
who has read them knows; `not_stated` is where that person writes it down.
"""

from __future__ import annotations

from typing import Literal

SpeechSilence = Literal["date", "speakers", "occasion", "venue", "located_in", "addressed_to"]
PlanSilence = Literal["issuer", "period", "history", "slogans", "targets"]
CallSilence = Literal["organisers", "opens", "closes", "channels", "questions", "outcome"]
FigureSilence = Literal["producer"]
PersonSilence = Literal["roles"]
SourceSilence = Literal["publisher", "host", "byline", "published", "licence"]
