"""Places that a sentence names only with an office, an origin or a departure: the member for Southam spoke in Northam.

Such a place is not where it was, if the same sentence says another place in which it was.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.words import Span

_REACH: Final = 60
_HOLDER: Final = re.compile(
    r"\b(?:MPs?|members?|mayor|governor|senator|representatives?|deputy|deputies|councill?ors?|bishop|natives?|residents?"
    r"|people|citizens|inhabitants|delegates?|leaders?|born|raised|voters|fishermen|workers|farmers)\b"
    r"(?: (?:of parliament|of congress))?,? (?:for|of|from|in|representing) (?:the )?(?:(?:city|town|village) of )?$"
    r"|\b(?:députée?s?|maires?|mairesse|sénat\w+|préfète?|habitants?|conseill\w+|gouverneure?|élue?s?|originaire|native?|née?"
    r"|évêque|délégués?|représentants?|ouvriers|électeurs)(?: \w+)? (?:de|du|des|à|en) (?:la (?:ville|région) de )?$"
    r"|\b(?:députée?s?|maires?|habitants?|élue?s?) d['’]$"
    r"|\b(?:alcald\w+|diputad\w+|senador\w*|gobernador\w*|concejal\w*|habitantes|vecinos|natural|nacid[oa]|delegad\w+"
    r"|obispo|representantes?|obreros)(?: \w+)? (?:de|del|por|en) (?:la ciudad de )?$"
    r"|\b(?:\w*[Bb]ürgermeister\w*|Abgeordnete\w*|Landr[aä]t\w*|Einwohner\w*|Bürger\w*|Bischof|Delegierte\w*"
    r"|Vertreter\w*|geboren\w*|Menschen|Arbeiter\w*)(?: \w+)? (?:von|aus|für|in|der Stadt) $"
    r"|\b(?:мэр\w*|депутат\w*|губернатор\w*|глав[аыуе]|главой|жител\w+|сенатор\w*|делегат\w*|представител\w+|уроженец"
    r"|уроженк\w+|родивш\w+|рабоч\w+)(?: (?:города|области|района|от|из|в))* $",
    re.IGNORECASE,
)
_AWAY: Final = re.compile(
    r"\b(?:leaving|departing|departure|travell?ing on|heading|setting off|flying on|on (?:her|his) way|bound)"
    r"(?: (?:for|to))? $"
    r"|\b(?:Abreise|Abfahrt|Abflug|Weiterreise) nach $|\b(?:départ|partir|repartir) (?:pour|vers) $"
    r"|\b(?:salir|partir|viajar|marcharse) (?:para|hacia|a) $|\b(?:отъезд\w*|отъездом|вылет\w*) (?:в|на) $"
    r"|(?:离开|来自)$",
    re.IGNORECASE,
)
_HAN_HOLDER: Final = re.compile(
    r"[\u3400-\u9fff]{2,4}?(?:镇长|市长|县长|省长|区长|州长|村长|书记|代表|居民|村民|市民|议员|主教|籍|工人|农民|官员)"
)
_HAN_AT: Final = re.compile(r"(?:[在于到赴往]|抵达)$")
_NO_PLACE: Final = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|O[ck]t|Nov|De[cz]|Mai|Jun[io]|Juli|März|Parliament|Congress|English"
    r"|French|German|City|Town|Anwesenheit|Begleitung|Bezug|Kraft|Folge|Gegenwart|Richtung|Zukunft|Verbindung|Reaktion"
    r"|Erwartung|Sachen|Partei|Rat|Совет|Дум)"
    r"|\w+(?:platz|haus|saal|halle|kirche|theater|parlament)\b"
    r"|\w+ (?:Hall|Square|House|Street|Road|Park|Church|Market|Chamber|Palace|Cent(?:re|er)|Theat(?:re|er)|Hotel|School"
    r"|University|Council|Room)\b)"
)
_STATED: Final = re.compile(
    rf"\b(?:[Ii]n|à|À|[Ee]n|[ВвНн][оа]?)\s(?:городе )?{_NO_PLACE}(?P<place>[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+)"
    r"|在(?P<han>(?![全本该])[\u3400-\u9fff]{1,6}?[镇市县省区村州])"
)


def is_home(raw: str, sentence: Span, at: int) -> bool:
    """Whether a place named at an offset only says whose or whence somebody is, and another is where it was."""
    if not _belongs(raw, sentence[0], at):
        return False
    return any(
        start != at and not _belongs(raw, sentence[0], start)
        for match in _STATED.finditer(raw, *sentence)
        for start in [match.start("place" if match["place"] else "han")]
    )


def _belongs(raw: str, low: int, at: int) -> bool:
    before = raw[max(low, at - _REACH) : at]
    if _HOLDER.search(before) or _AWAY.search(before):
        return True
    return _HAN_HOLDER.match(raw, at) is not None and _HAN_AT.search(before) is None
