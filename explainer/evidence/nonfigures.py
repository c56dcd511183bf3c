"""Digits that are no figures: parts of names, dates, times, ordinals, numbers of articles and pages, addresses."""

from __future__ import annotations

from typing import Final

from explainer.evidence.measures import measure_at
from explainer.evidence.numerals import HAN, fold_numbers
from explainer.evidence.periods import PrintedPeriod
from explainer.evidence.scales import CURRENCY_BEHIND, PER_HUNDRED, POINTS, SCALE
from explainer.evidence.words import Span
from explainer.ground.patterns import regex

_MONEY_CODES: Final = r"(?:us|rmb|cny|usd|eur|gbp|jpy|chf|rub|inr|rs|hkd|aud|cad|x)-?[0-9]"
_LABELS: Final = (
    r"articles?|art\.|arts\.|chapters?|sections?|sect\.|pages?|pp?\.|no\.|nos\.|nr\.|resolutions?|figures?|fig\."
    r"|tables?|paragraphs?"
    r"|para\.|clauses?|annex(?:es)?|appendix|volumes?|vol\.|version|rules?|route|flight|phase|chapitres?|kapitel"
    r"|artikeln?|seiten?|abschnitt"
    r"|artículos?|capítulos?|páginas?|стать[яиею]|ст\.|глав[аые]|стр\.|страниц[аые]|№|n°|nº|§§?|agenda|boeing|airbus"
    r"|windows|iphone"
    r"|apollo|world war|decree|regulation|directive|item|footnote|note|annexe|alinéa|párrafo|абзац|пункт[ае]?"
    r"|agenda|room|platform|channel|types?|sdgs?|vision|grade|level|class|category|tier|stage|step|parts?|week|day"
    r"|unit|zone|gate|bus"
    r"|paragraf(?:en)?|paragraph|absatz|absätze|abs\.|ziffern?|nummern?|band|klasse|stufe|typ|linie|artikel|années"
    r"|numéro|tome|classe|niveau"
    r"|catégorie|ligne|type|años|apartado|número|tomo|clase|nivel|categoría|línea|tipo|годы|параграф|часть|том|класс"
    r"|линия|тип|ч\.|п\."
)
_FOLDED: Final = (
    rf"(?<![^\W_])(?!{_MONEY_CODES})[^\W\d_\u2e80-\uffef]{{1,30}}-?[0-9]+(?:[.-][0-9]+)*[a-z]?(?![^\W_\u2e80-\uffef])",
    r"(?<![0-9])[0-9]+(?:st|nd|rd|th|er|ère|ème|e|\.?[ºª]|-й|-го|-я|-м|-му|-е)(?![^\W_\u2e80-\uffef])",
    r"(?<![0-9.,])[0-9]{1,3}0s\b|(?<![0-9.])7[0-9]7s?\b(?= (?:jets?|aircraft|planes?))",
    r"(?<![0-9])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])|(?<![0-9])[0-9]{1,2}(?:\.[0-9]{2})? (?:uhr\b|o'clock"
    r"|[ap]\.?m\b\.?)"
    r"|(?<![0-9])[0-9]{1,2}[ap]m\b|(?<![0-9])[0-9]{1,2} ?h ?[0-9]{2}\b|(?<![0-9])[0-9]{1,2}时(?:[0-9]{1,2}分)?(?!间)",
    r"\b(?:tel|phone|telephone|fax|mobile|hotline|telefon|téléphone|tél|teléfono|тел"
    r"|телефон)\b\.?:? ?[+0-9][0-9 ()/-]{3,20}[0-9]"
    r"|(?:电话|传真|热线|手机)[:;]?[+0-9][0-9 ()-]{3,20}[0-9]"
    r"|\b(?:aged?|ages)(?: between| from| of)? [0-9]{1,3}(?:(?: to | and |-)[0-9]{1,3})?(?! ?(?:years?"
    r"|months?)\b)(?![0-9])"
    r"|\b(?:over|under)-[0-9]{1,3}s?\b|\b(?:over|under) [0-9]{1,3}s\b",
    r"\+[0-9]{1,3}[ -][0-9][0-9 -]{5,18}[0-9]|(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])"
    r"|\b0[0-9]{2,3}-[0-9]{7,8}\b"
    r"|\b[0-9]{3}-[0-9]{3}-[0-9]{4}\b|https?://\S{1,500}|\bwww\.\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,100}",
    rf"(?<![^\W_])(?:{_LABELS}) ?[0-9]++(?:\.[0-9]++){{0,3}}(?:(?:, | and | to |-| & |; | und | et | y "
    rf"| и )[0-9]+){{0,5}}"
    r"(?![0-9]*(?:[.,][0-9])|[0-9]* ?(?:%|percent|per cent|million|billion))",
    rf"第 ?[0-9{HAN}]+|(?<![0-9])[0-9]+(?:届|号|世纪|年代)"
    rf"|[〔\[(]20[0-9]{{2}}[〕\])][0-9]+号|十[一二三四五六]五(?![0-9{HAN}])"
    r"|[一二三四五六七八九十](?:届)?[一二三四五六七八]?中全会|二?十[一-九八九]?大(?=[^0-9]|$)|(?:一带一路|两会|三农"
    r"|一国两制)"
    rf"|(?:[0-9]{{1,3}}|[{HAN}]{{1,4}})国(?:集团|联军|峰会|机制|协议)|(?:金砖|东盟)[{HAN}]{{1,2}}国|[{HAN}]位一体"
    rf"|[{HAN}]个(?:自信|意识|全面|确保|维护|代表|坚持|务必)|八项规定",
    r"(?:^|\n) {0,3}[0-9]{1,2}[.)](?= )|\([0-9]{1,2}\)|\b24/7\b|\b9/11\b|\[[0-9]{1,3}\]",
)
_CASED: Final = regex(
    r"(?<![0-9.,])[0-9][GD]\b|\b[48]K\b|\bNo [0-9]+\b|\b[0-9]{1,3}[A-Z][0-9]*\b(?<![kKmMbBTL])"
    r"|\b(?:Group of|Groupe des|Grupo de los|Gruppe der|Группа|Группы|Группе) (?:Seven|Eight|Ten|7|8|10|20|24|77)\b"
    r"|\b(?:Fortune|Forbes|CSI|S&P|FTSE|Nikkei|DAX|CAC|IBEX|STOXX|Global) [0-9]+\b"
    r"|\b(?:Line|Goals?|Highway|Train|Model|Area|District|Block|Building|Terminal|Lot|Batch|Mission|Horizon|Horizont"
    r"|Ziel|Plan|Strategy) [0-9]+\b"
)
_CODE: Final = r"(?:[A-ZА-Я]{1,3} ?)?[0-9]{1,4}(?![0-9]*[.,][0-9]|[0-9])"
_ENGLISH_NAMES: Final = (
    r"Flight|Train|Bus|Tram|Psalms?|Sonnet|Symphony|Opus|Hymn|Surah?|Genesis|Exodus|Canto|Act|Scene|Verse|Concerto"
    r"|Episode|Season|Pier|Dock|Berth|Studio|Apartment|Suite|Floor|Exit|Junction|Interstate|Cell|Ward|Precinct|Division"
    r"|Battalion|Squadron|Lane|Radio|Hangar|Pavilion|Reactor|Sector|Region|Constituency|Apollo|Soyuz|Voyager|Ariane"
)
_GERMAN_NAMES: Final = (
    r"Flug|Zug|Psalm|Gleis|Zimmer|Wahlkreis|Raum|Halle|Buslinie|Straßenbahn|Saal|Bundesstraße|Autobahn|Folge|Staffel"
    r"|Sonett|Kanal|Bahnsteig|Wagen|Schacht|(?<=[Dd]er )Bezirk|(?<=[Dd]em )Bezirk"
)
_OTHER_NAMES: Final = (
    r"(?i:(?:l[ea] |du |au |l'|ce |cette )(?:département|tgv|train|vol|psaume|bus|tramway|tram|métro|chambre|salle"
    r"|porte|quai"
    r"|arrondissement|canton|secteur|circonscription|appartement|étage|sonnet|saison|épisode|autoroute)"
    r"|(?:el |la |del |al )(?:vuelo|tren|salmo|ave|autobús|tranvía|habitación|sala|distrito|circunscripción|puerta"
    r"|andén|soneto"
    r"|temporada|barrio|piso|carretera|autopista)"
    r"|(?:the|by|on|aboard) (?:train|flight|tram)"
    r"|(?:рейс|поезд|маршрут|автобус|трамвай|сонет|кабинет|вагон)(?:а|е|у|ом)?|псал(?:ом|ма|ме|му|мом)|(?:квартир"
    r"|комнат|палат|платформ)[аеуы])"
    r"|(?:[Dd]e[rmn]|[Ii]m|[Mm]it) (?:ICE|IC|EC|RE|RB|TGV)"
)
_NAMED: Final = regex(rf"\b(?:{_ENGLISH_NAMES}|{_GERMAN_NAMES}|{_OTHER_NAMES}) {_CODE}")
"""`Flight BA 249 carried passengers`, `Psalm 23 readers`: what is told apart by its number."""
_HAN_KINDS: Final = (
    r"(?:型|式|号|系列|飞机|战机|战斗机|歼击机|运输机|轰炸机|直升机|教练机|预警机|导弹|火箭|坦克"
    r"|潜艇|无人机|客机|飞船|探测器|任务|卫星|系统|[A-Z])"
)
_HAN_NAMED: Final = regex(
    rf"(?:[歼轰苏米图教直]|武直|歼轰|运|伊尔|东风|巨浪|鹰击|红旗|彩虹|翼龙)-[0-9]+[A-Z]?|(?:歼|轰|武直"
    rf"|歼轰)[0-9]+[A-Z]?(?={_HAN_KINDS})"
    rf"|(?<![空海陆水货客托搬调转装联营])运[0-9]+[A-Z]?(?=(?:运输机|大型))"
    rf"|(?:波音|空客|空中客车|嫦娥|神舟|天宫|长征|东风|巨浪|红旗|鹰击|天问|彩虹|翼龙|阿波罗|联盟|猎鹰"
    rf"|枭龙)-?[0-9]+(?={_HAN_KINDS})"
    r"|(?:诗篇|箴言|频道|航班|车次)[A-Z]{0,3}[0-9]+"
    r"|(?<![0-9])[0-9]{1,2}点(?:[0-9]{1,2}分|半|整|钟)|(?:上午|下午|凌晨|晚上|早上|中午|傍晚|清晨)[0-9]{1,2}点"
)
_BRANDED: Final = regex(
    r"(?<![0-9.,-])[0-9]{1,3}-(?!(?:Per ?cent|Years?|Days?|Months?|Weeks?|Hours?|Points?|Met(?:er|re)s?|Miles?|Kilo"
    r"|Minutes?"
    r"|Store?y|Strong|Seat|Member|Fold|Odd|Plus|Part|Page|Man|Person|Nation|State|Country|Room|Bed|Ton|Dollar|Euro"
    r"|Yuan|Acre|Inch|F[eo][eo]t|Gallon|Lit|Watt|Volt|Way|Star|Time|Term|Volume|Piece|Pound))"
    r"[A-Z][a-z]+"
)
"""A name that begins with a number: 7-Eleven."""
_MAYBE: Final = regex(
    r"(?:(?:^|(?<=[.,;:!?] ))(?:(?:shortly|just) )?(?:at|by|until|from|after|before|around|um|gegen|ab|bis|à|vers"
    r"|dès|в|около|с|до)"
    r"|\b(?:a|hacia|desde) las) (?:[01]?[0-9]|2[0-4])\.[0-5][0-9](?= )"
    r"|(?:\b(?:the|an?|this|that)|(?:^|(?<=[.;:!?] ))in) (?:1[89]|20)(?!00)[0-9]{2}(?= [^\W\d_])"
)
"""`At 9.30 trains stopped`, `the 1968 students`: a time of day, a year; unless a measure, money or percent follows."""
_NO_FIGURES: Final = tuple(regex(form) for form in _FOLDED)


def no_figures(text: str, periods: tuple[PrintedPeriod, ...]) -> tuple[Span, ...]:
    """The stretches of `text` whose digits state no amount, in order and joined; bare years are not among them."""
    folded = fold_numbers(text)
    spans = [match.span() for form in _NO_FIGURES for match in form.finditer(folded)]
    for cased in (_CASED, _NAMED, _HAN_NAMED, _BRANDED):
        spans += [match.span() for match in cased.finditer(text)]
    spans += [match.span() for match in _MAYBE.finditer(folded) if not _is_measured(folded, match.end())]
    spans += [(period.start, period.end) for period in periods if not period.bare]
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_measured(folded: str, at: int) -> bool:
    """Whether percent, money, a scale or a measure stands at an offset, so that the digits before it are an amount."""
    forms = (PER_HUNDRED, POINTS, CURRENCY_BEHIND, SCALE)
    return any(form.match(folded, at) for form in forms) or measure_at(folded, at) is not None
