"""For each kind of record, the fields that an editor may list in `not_stated`: the sources do not state them.

An empty field says that nothing is recorded here. That the sources do not say it is another fact, which only somebody
who has read them knows. That person records it in `not_stated`.
"""

from __future__ import annotations

from typing import Literal

SpeechSilence = Literal["date", "speakers", "occasion", "venue", "located_in", "addressed_to"]
PlanSilence = Literal["issuer", "period", "history", "slogans", "targets"]
CallSilence = Literal["organisers", "opens", "closes", "channels", "questions", "outcome"]
FigureSilence = Literal["producer"]
PersonSilence = Literal["roles"]
SourceSilence = Literal["publisher", "host", "byline", "published", "licence"]
