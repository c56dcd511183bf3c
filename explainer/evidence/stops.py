"""Which full stops end no sentence: those of ordinals, shortened words and initials: am 7. Juni, Dr. Moore.

Read too many as ends, and the words before a quotation lose their speaker; where it is open, a stop ends a sentence.
"""

from __future__ import annotations

from typing import Final

from explainer.ground.patterns import regex

_REACH: Final = 24
"""Characters before a full stop that are looked at."""
_SHORTENED: Final = regex(
    r"(?<![\w’'])(?:Mr|Mrs|Ms|Messrs|Dr|Dra?s?|Prof|St|Ste|Gen|Sen|Gov|Rep|Lt|Col|Capt|Sgt|Maj|Adm|Cmdr|Hon|Rev|Pres|Supt"
    r"|Det|Insp|Jr|Sr|Sra|Srta|Sres|Dña|Mme|Mmes|Mlle|MM|Mgr|vs|approx|Mt|cf|viz|ed|vol"
    r"|bzw|ca|ggf|evtl|inkl|vgl|geb|sog|Hrn|Abg|Mio|Mrd|Tsd|Str|Dipl|Ing|rer|pol|jur|med|phil|Hg|St-Dr"
    r"|EE|UU|Ud|Uds|Vd|Excmo|Excma|Ilmo|Ilma|aprox|av|avda|bd|boul"
    r"|гг|вв|им|ул|обл|тыс|млн|млрд|руб|коп|проф|акад|доц|ген|полк|чл|корр|зам|св|см|ср|напр|просп|пос|стр"
    r"|[^\W\d_яЯ])$"
)
"""Words that are written short and hardly ever end a sentence; a single letter is one of them, or an initial."""
_BEFORE_NUMBERS: Final = regex(
    r"(?<!\w)(?:No|Nos|Nr|Nrn|[Aa]rt|Abs|Ziff|Kap|Bd|pp|Fig|Sec|Ch|vol|núm|nº|n°|pág|págs|párr|ст|п|ч|т|гл"
    r"|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo][ck]t|[Nn]ov|[Dd]e[cz]|janv|févr|avr|juil|déc|ene|abr"
    r"|ago|dic|янв|фев|февр|апр|авг|сент|окт|нояб|дек)$"
)
_ORDINAL: Final = regex(r"(?<![\w.,])(?:(?P<led>[^\W\d_]+) )?[0-9]{1,3}$")
_LED: Final = regex(
    r"am|vom|zum|zur|im|ins|beim|bis|ab|seit|der|die|das|de[mns]|diese[mnrs]|jede[mrs]|(?:ihr|sein|unser|mein)e?[mnrs]?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
)
"""German words before an ordinal: vom 7. Juni, der 20. Bundestag, beim 5. Parteitag."""
_MONTH: Final = regex(
    r"\s{1,3}(?:J[aä]n|Feb|März|Mär|Apr|Mai|Ju[nl]i?|Aug|Sept?|Okt|Nov|Dez)(?:[a-z]*)\b"
    r"|\s?(?:[0-9]{1,2}\.(?:\s?[0-9]{4}|\s)|[12][0-9]{3}\b)"
)
_GOES_ON: Final = regex(r"\s{1,3}(?:[,;:]|[^\W\d_A-ZÀ-ÞА-ЯЁ\u2e80-\uffff])")
_NUMBER: Final = regex(r"\s{0,3}[0-9]")


def ends_sentence(text: str, at: int) -> bool:
    """Whether the full stop at an offset ends a sentence, as far as the words beside it show."""
    before = text[max(0, at - _REACH) : at]
    if _GOES_ON.match(text, at + 1) or _SHORTENED.search(before):
        return False
    if _NUMBER.match(text, at + 1) and _BEFORE_NUMBERS.search(before):
        return False
    ordinal = _ORDINAL.search(before)
    if ordinal is None:
        return True
    led = (ordinal["led"] or "").casefold()
    return not (_MONTH.match(text, at + 1) or (_LED.fullmatch(led) and text[at + 1 : at + 2].isspace()))
