"""Digits that are no figures: parts of names, dates, times, ordinals, numbers of articles and pages, addresses."""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.numerals import HAN, fold_numbers
from explainer.evidence.periods import PrintedPeriod
from explainer.evidence.words import Span

_MONEY_CODES: Final = r"(?:us|rmb|cny|usd|eur|gbp|jpy|chf|rub|inr|rs|hkd|aud|cad|x)-?[0-9]"
_LABELS: Final = (
    r"articles?|art\.|arts\.|chapters?|sections?|sect\.|pages?|pp?\.|no\.|nos\.|nr\.|resolutions?|figures?|fig\.|tables?|paragraphs?"
    r"|para\.|clauses?|annex(?:es)?|appendix|volumes?|vol\.|version|rules?|route|flight|phase|chapitres?|kapitel|artikeln?|seiten?|abschnitt"
    r"|artículos?|capítulos?|páginas?|стать[яиею]|ст\.|глав[аые]|стр\.|страниц[аые]|№|n°|nº|§§?|agenda|boeing|airbus|windows|iphone"
    r"|apollo|world war|decree|regulation|directive|item|footnote|note|annexe|alinéa|párrafo|абзац|пункт[ае]?"
    r"|agenda|room|platform|channel|types?|sdgs?|vision|grade|level|class|category|tier|stage|step|parts?|week|day|unit|zone|gate|bus"
    r"|paragraf(?:en)?|paragraph|absatz|absätze|abs\.|ziffern?|nummern?|band|klasse|stufe|typ|linie|artikel|années|numéro|tome|classe|niveau"
    r"|catégorie|ligne|type|años|apartado|número|tomo|clase|nivel|categoría|línea|tipo|годы|параграф|часть|том|класс|линия|тип|ч\.|п\."
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
    r"|[一二三四五六七八九十](?:届)?[一二三四五六七八]?中全会|二?十[一-九八九]?大(?=[^0-9]|$)|(?:一带一路|两会|三农|一国两制)"
    rf"|(?:[0-9]{{1,3}}|[{HAN}]{{1,4}})国(?:集团|联军|峰会|机制|协议)|(?:金砖|东盟)[{HAN}]{{1,2}}国|[{HAN}]位一体"
    rf"|[{HAN}]个(?:自信|意识|全面|确保|维护|代表|坚持|务必)|八项规定",
    r"(?:^|\n) {0,3}[0-9]{1,2}[.)](?= )|\([0-9]{1,2}\)|\b24/7\b|\b9/11\b|\[[0-9]{1,3}\]",
)
_CASED: Final = re.compile(
    r"(?<![0-9.,])[0-9][GD]\b|\b[48]K\b|\bNo [0-9]+\b|\b[0-9]{1,3}[A-Z][0-9]*\b(?<![kKmMbBTL])"
    r"|\b(?:Group of|Groupe des|Grupo de los|Gruppe der|Группа|Группы|Группе) (?:Seven|Eight|Ten|7|8|10|20|24|77)\b"
    r"|\b(?:Fortune|Forbes|CSI|S&P|FTSE|Nikkei|DAX|CAC|IBEX|STOXX|Global) [0-9]+\b"
    r"|\b(?:Line|Goals?|Highway|Train|Model|Area|District|Block|Building|Terminal|Lot|Batch|Mission|Horizon|Horizont"
    r"|Ziel|Plan|Strategy) [0-9]+\b"
)
_NO_FIGURES: Final = tuple(re.compile(form) for form in _FOLDED)


def no_figures(text: str, periods: tuple[PrintedPeriod, ...]) -> tuple[Span, ...]:
    """The stretches of `text` whose digits state no amount, in order and joined; bare years are not among them."""
    folded = fold_numbers(text)
    spans = [match.span() for form in _NO_FIGURES for match in form.finditer(folded)]
    spans += [match.span() for match in _CASED.finditer(text)]
    spans += [(period.start, period.end) for period in periods if not period.bare]
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
