"""Places that a sentence names only with an office, an origin or a departure: the member for Southam spoke in Northam.

Such a place is not where it was, if the same sentence says another place in which it was.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_REACH: Final = 60
_HOLDER: Final = regex(
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
_AWAY: Final = regex(
    r"\b(?:leaving|departing|departure|travell?ing on|heading|setting off|flying on|on (?:her|his) way|bound)"
    r"(?: (?:for|to))? $"
    r"|\b(?:Abreise|Abfahrt|Abflug|Weiterreise) nach $|\b(?:départ|partir|repartir) (?:pour|vers) $"
    r"|\b(?:salir|partir|viajar|marcharse) (?:para|hacia|a) $|\b(?:отъезд\w*|отъездом|вылет\w*) (?:в|на) $"
    r"|(?:离开|来自)$",
    re.IGNORECASE,
)
_NAME: Final = r"[^\W\d_a-zà-ÿа-яё][\w’'-]+ [^\W\d_a-zà-ÿа-яё][\w’'-]+"
_ORIGIN: Final = regex(
    r"\b(?!(?:from|with|near|inside|outside|into|onto|over|beside|behind|before|after|dans|chez|devant|ante|desde|hacia)\b)"
    rf"[a-zà-ÿ]{{4,}} {_NAME},? (?:of|from|de|d['’])\s?$"
    rf"|\b{_NAME},? (?:aus|из) $|(?:来自|家住|原籍)$"
)
"""A name with the place whence somebody is: the farmer Tom Beck of Ashby."""
_DONE: Final = (
    r"(?:signed|concluded|agreed|adopted|held|passed|signée?s?|conclue?s?|adoptée?s?|tenue?s?|ouverte?s?"
    r"|(?:firmad|celebrad|aprobad|suscrit|adoptad)[oa]s?|подписанн\w+|принят\w+|заключ[её]нн\w+|проведённ\w+"
    r"|состоявш\w+ся)"
)
_OF_ANOTHER_EVENT: Final = regex(
    r"\b(?:after|before|since|following|under|by|with|of|après|avant|depuis|suivant|selon|par|avec|tras|antes de"
    r"|después de|desde|según|con|por|после|до|перед|согласно|по|со?)\b[^,;:.“”«»]{1,60}?,?\s"
    rf"{_DONE}(?: \w+)? (?:in|at|à|en|во?|на) $"
    r"|\b(?:nach|vor|seit|laut|mit|von|gemäß)\s(?:de[rmn]|die|das|ein\w*) in $",
    re.IGNORECASE,
)
"""After the convention signed in Dole: the place of what is only named."""
_HAN_ANOTHER_EVENT: Final = regex(
    r"[\u3400-\u9fff]{2,4}?(?:签署|通过|举行|召开|达成|签订|缔结)的(?![^，。]{0,6}(?:会议|大会|仪式|论坛)上)"
)
_WAY: Final = regex(
    r"\b(?:roads?|lines?|railways?|routes?|links?|bridges?|tunnels?|motorways?|highways?|canals?|pipelines?|ferr(?:y|ies)"
    r"|services?|trains?|extensions?|tracks?|flights?|connections?|buses)"
    r"(?: (?:from|between) \w+)? (?:to|towards|between|and) $"
    r"|\b(?!(?:Reise|Besuch|Fahrt|Ankunft|Rückkehr|Ausflug)\b)(?-i:[A-ZÄÖÜ])\w+(?<!reise) (?:nach|zwischen) $"
    r"|\b(?:lignes?|routes?|autoroutes?|tunnels?|ponts?|liaisons?|voies?|canal|trains?|gazoducs?)(?: \w+){0,2}?"
    r" (?:vers|à|de) $"
    r"|\b(?:líneas?|carreteras?|autopistas?|autovías?|túnel|puentes?|trenes|tren|canal|conexi(?:ón|ones))(?: \w+){0,2}?"
    r" (?:a|hacia|hasta|con|de) $"
    r"|\b(?:дорог\w+|лини\w+|трасс\w+|мост\w*|тоннел\w+|маршрут\w*|ветк\w+|поезд\w*|рейс\w*)(?: \w+)? (?:в|на|до|к) $"
    r"|(?:通往|开往|直达|连接|至)$",
    re.IGNORECASE,
)
"""A way that leads to a place."""
_HAN_HOLDER: Final = regex(
    r"[\u3400-\u9fff]{2,4}?(?:镇长|市长|县长|省长|区长|州长|村长|书记|代表|居民|村民|市民|议员|主教|籍|工人|农民|官员)"
)
_HAN_AT: Final = regex(r"(?:[在于到赴往]|抵达)$")
_NO_PLACE: Final = (
    r"(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|O[ck]t|Nov|De[cz]|Mai|Jun[io]|Juli|März|Parliament|Congress|English"
    r"|French|German|City|Town|Anwesenheit|Begleitung|Bezug|Kraft|Folge|Gegenwart|Richtung|Zukunft|Verbindung|Reaktion"
    r"|Erwartung|Sachen|Partei|Rat|Совет|Дум)"
    r"|\w+(?:platz|haus|saal|halle|kirche|theater|parlament)\b"
    r"|\w+ (?:Hall|Square|House|Street|Road|Park|Church|Market|Chamber|Palace|Cent(?:re|er)|Theat(?:re|er)|Hotel|School"
    r"|University|Council|Room)\b)"
)
_STATED: Final = regex(
    rf"\b(?:[Ii]n|à|À|[Ee]n|[ВвНн][оа]?)\s(?:городе )?{_NO_PLACE}(?P<place>[A-ZÀ-ÖØ-ÞА-ЯЁ]\w+)"
    r"|在(?P<han>(?![全本该])(?:[\u3400-\u9fff]{1,6}?[镇市县省区村州]"
    r"|[\u3400-\u9fff]{2,3}?(?<![上中里内时后前间])(?=宣布|通过|启动|会见|签署|出席|强调|指出|表示|发表|主持|召开|举行|开幕)))"
)


def is_home(raw: str, sentence: Span, at: int) -> bool:
    """Whether a place named at an offset only says whose or whence somebody is, and another is where it was."""
    if _ORIGIN.search(raw[max(sentence[0], at - _REACH) : at]):
        return True
    return _belongs(raw, sentence[0], at) and states_place(raw, sentence, at)


def states_place(raw: str, sentence: Span, at: int) -> bool:
    """Whether a sentence says that it was in a place, other than the one that is named at an offset."""
    for match in _STATED.finditer(raw, *sentence):
        group = "place" if match["place"] else "han"
        other = match.start(group) != at and not raw.startswith(match[group], at)
        if other and not _belongs(raw, sentence[0], match.start(group)):
            return True
    return False


def _belongs(raw: str, low: int, at: int) -> bool:
    before = raw[max(low, at - _REACH) : at]
    if any(form.search(before) for form in (_HOLDER, _AWAY, _OF_ANOTHER_EVENT, _WAY, _ORIGIN)):
        return True
    if _HAN_ANOTHER_EVENT.match(raw, at) is not None:
        return True
    return _HAN_HOLDER.match(raw, at) is not None and _HAN_AT.search(before) is None
