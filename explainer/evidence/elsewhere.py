"""Places that a text names of something else than what it tells: of a thing there, or of an earlier day.

"They will close the hospital of Southam" and "the day before, she had met farmers in Southam" say where a thing is and
where somebody was; the words of the event, in another sentence, fell where that sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from explainer.evidence.homes import states_place
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_MOST: Final = 5
"""How many sentences of an event are read for a place."""
_LONGEST: Final = 800
_OF_A_THING: Final = regex(
    r"\b(?:hospitals?|schools?|ports?|harbours?|airports?|factor(?:y|ies)|plants?|mines?|dams?|prisons?|courts?|clinics?"
    r"|hôpital|école|port|aéroport|usine|mine|barrage|prison|clinique|Krankenhaus\w*|Klinik|Schule|Hafens?|Flughafens?"
    r"|Fabrik|Werks?|Gefängnis\w*|escuela|puerto|aeropuerto|fábrica|mina|presa|cárcel|больниц\w+|школ\w+|порт\w*"
    r"|аэропорт\w*|завод\w*|шахт\w+)(?: \w+)? (?:of|at|de|del|du|d['’]|von|in|в|из|города)(?: (?:the|la|el|le))?\s?$"
    r"|\b(?:nach|vers|hacia|to|towards) $",
    re.IGNORECASE,
)
_CAME: Final = regex(
    r"\b(?:c[ao]mes?|coming|went|go(?:es)?|travell?ed|arriv\w+|returned|kam|kamen|reiste\w*|gereist|fuhr\w*|gekommen|flog"
    r"|venue?s?|vient|est allée?|rendue?|arrivée?|llegó|vino|fue|viajó|acudió|приехал\w*|прибыл\w*|прилетел\w*)\b",
    re.IGNORECASE,
)
_EARLIER: Final = regex(
    r"\b(?:zuvor|zuletzt|vorher|bereits früher|previously|earlier|the (?:day|week|month|year) before|beforehand"
    r"|had (?:once )?(?:been|met|discussed|visited|spoken|toured|consulted|signed)"
    r"|la veille|auparavant|plus tôt|avai(?:t|ent) (?:été|rencontré|visité|discuté|parlé|reçu|consulté|signé)"
    r"|la víspera|el día anterior|anteriormente|días antes"
    r"|había(?:n)? (?:estado|visitado|hablado|conversado|reunido|recibido|firmado)"
    r"|накануне|ранее|до этого|прежде|днём раньше)\b|此前|前一天|之前|早些时候|早前|前不久|曾[在于经到]",
    re.IGNORECASE,
)
_ARRIVED: Final = regex(
    r"\b(?:arriv\w+|eingetroffen|angereist|arrivée?s?|llegado|прибыл\w*|приехал\w*)\b|抵达|到达", re.IGNORECASE
)


def is_elsewhere(raw: str, sentence: Span, at: int, of_event: Iterable[Span]) -> bool:
    """Whether a place is named of a thing or an earlier day, while a sentence of the event names its own place."""
    low, high = max(sentence[0], at - _LONGEST), min(sentence[1], at + _LONGEST)
    words, before = raw[low:high], raw[low:at]
    thing = _OF_A_THING.search(before) is not None and not _CAME.search(words)
    earlier = _EARLIER.search(words) is not None and not _ARRIVED.search(words)
    if not (thing or earlier):
        return False
    others = [span for span in list(of_event)[:_MOST] if span != sentence]
    return any(states_place(raw, (start, min(end, start + _LONGEST)), at) for start, end in others)
