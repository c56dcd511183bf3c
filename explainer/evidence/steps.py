"""Finds which steps of a plan words report: announced, adopted, funded, delivered … Judged by words alone."""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_WORDS: Final = {  # beginnings of words, and Chinese words, which may be anywhere
    "announced": (
        r"announc|unveil|present(?:ed|s)\b|propos|publish|releas|launch|plans? to\b|will\b|annonc|ankündig|angekündigt"
        r"|vorgestellt|anunci|présent|объяв|предлож|представ",
        "宣布|公布|发布|提出|将|拟|计划",
    ),
    "consulted": (
        r"consult|comments? (?:on|from)|opinions?|suggestions?|feedback|hearing|anhör|консульт|обсужд",
        "征求|征集|听取|意见|公示",
    ),
    "adopted": (
        r"adopt|approv|pass(?:ed|es)\b|endors|enact|sign(?:ed|s)\b|decid|vot(?:ed|es)\b|verabschied|beschloss"
        r"|beschließ|genehmig|approuv|vot(?:é|ée)\b|aprob|aprueba|принят|принял|утвержд|одобр",
        "通过|批准|审议|批复|印发|签署|决定",
    ),
    "funded": (
        r"fund|financ|allocat|budget|grant(?:ed|s)\b|pa(?:y|id)|invest|finanz|выдел|финанс",
        "拨款|拨付|资金|投资|出资",
    ),
    "in-force": (
        r"in(?:to)? force|t(?:akes?|ook) effect|effective\b|appl(?:y|ies|ied)\b|implement|beg[iau]n|start|in kraft"
        r"|en vigueur|en vigor|вступ|действ",
        "生效|施行|实施|执行|启动|开始",
    ),
    "delivered": (
        r"deliver|complet|finish|achiev|reach|open(?:s|ed)?\b|built|fulfil|vollend|abgeschlossen|fertig|achev|termin"
        r"|réalis|cumpl|заверш|выполн|построен|достиг",
        "完成|建成|交付|竣工|达到|实现|落成",
    ),
    "dropped": (
        r"drop|abandon|cancel|scrap|withdr[ae]w|shelv|reject|stop|aufgegeben|gestrichen|annul|отмен|отказ",
        "取消|终止|放弃|搁置|撤回|废止",
    ),
    "superseded": (
        r"supersed|replac|succeed|new plan|ersetzt|remplac|reemplaz|sustitu|замен",
        "取代|替代|代替|修订|修改",
    ),
    "ended": (
        r"end(?:s|ed)?\b|expir|conclud|clos|over\b|lapse|complet|endet|beendet|ausgelaufen|fini|termin|законч|истек|заверш",
        "结束|到期|期满|届满|完成",
    ),
}
_STEPS: Final = {
    step: regex(rf"\b(?:{letters})|{characters}", re.IGNORECASE) for step, (letters, characters) in _WORDS.items()
}


def steps_in(words: str) -> frozenset[str]:
    """The steps that words report; empty if this is unclear."""
    return frozenset(step for step, pattern in _STEPS.items() if pattern.search(words))
