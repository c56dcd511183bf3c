"""Whether the sentence around quoted words denies them or ties them to a condition from another clause.

A denial may stand before a comma (wies den Vorwurf zurück, er habe …), around the words (schloss eine Grenze aus) or in
the answer behind them; a condition before the comma that ends its clause: если бюджет не утвердят, ремонт отложат.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_BEFORE: Final = 240
_BEHIND: Final = 120
_STOP: Final = regex(r"[.!?;:。！？；：…“”\"«»„\n]")
_COMMA: Final = regex(r"[,，]\s*(?:(?:[^\s,，.:;!?“”\"«»„]{1,30}\s){0,4}|[\u3400-\u9fff]{0,6})$")
"""The clause of the quotation may begin a few words before it."""
_CONDITION: Final = regex(
    r"\s*(?:(?:and|but|that|und|aber|dass|et|mais|que|y|pero|и|а|но|что|但|而|不过)\s*)?"
    r"(?:(?:(?:only |nur )?(?:if(?! not (?:the|all|most|more|quite|entirely)\b| anything)|unless|as long as|so long as"
    r"|(?:provided|assuming|supposing) that|in case|wenn|falls|sofern|solange|sollten?|vorausgesetzt|si(?! bien\b)"
    r"|s['’]ils?|s['’]elles?|à moins qu\w*|à condition|pourvu|tant qu\w*|en cas|faute de|salvo que|a menos|siempre que"
    r"|con tal|en caso|mientras no|если|при условии|в случае|пока не|коли)|(?-i:Should|Had|Were))(?!\w)"
    r"|如果|假如|假使|倘若|一旦|要是|只要|除非|万一|只有|若(?!干))",
    re.IGNORECASE,
)
"""A clause that begins so is a condition of the one behind its comma; "even if" is none."""
_SAYS: Final = regex(
    r"\s*(?:\S+\s){0,5}?(?:said|says|told|warned|added|sagte|sagt|warnte|so|dit|déclaré|averti|dijo|advirtió"
    r"|afirmó|сказал\w*"
    r"|заявил\w*|предупредил\w*)(?:\s\S+){0,5}\s*|[\u3400-\u9fff]{2,10}(?:说|表示|称|指出)",
    re.IGNORECASE,
)
"""A clause that only says who speaks: if she wins, Moore said, the mill will reopen."""
_WHEN_ASKED: Final = regex(
    r"(?:had|were) (?:been )?asked|if (?:asked|any|anything|possible|necessary)|(?:should|if) you|s['’]il (?:vous"
    r"|te) pla",
    re.IGNORECASE,
)
_DENIES: Final = regex(
    r"(?<!\w)(?:w(?:ies|iesen|eist|eisen)(?=[^\n]*\szurück(?!\w))|zurückgewiesen|bestr(?:itt|itten|eitet|eiten)"
    r"|leugne\w*|dementier\w*|widersprach|widerspricht|schl(?:oss|ossen|ie[sß]t|ie[sß]en)(?=[^\n]*\saus(?!\w))"
    r"|lehn(?:t|te|ten)(?=[^\n]*\sab(?!\w))|опроверг\w*|отверг\w*|отрица\w*|исключ(?:ил|ает)\w*"
    r"|назва(?:л|ла|ли) (?:ложью|ложными|неправдой|слухами|вымыслом))",
    re.IGNORECASE,
)
_PARTED: Final = regex(
    r"(?<!\w)(?:(?P<aus>schl(?:oss|ossen|ie[sß]t|ie[sß]en))|(?P<zurück>w(?:ies|iesen|eist|eisen))"
    r"|(?P<ab>lehn(?:t|te|ten)|str(?:itt|itten|eitet|eiten)))(?!\w)[^,;:.!?]*$",
    re.IGNORECASE,
)
_PREFIX: Final = regex(r"[^.;:!?]{0,100}?(?<!\w)(aus|zurück|ab)\s*(?=[,.;:!?]|$|und\b)")
_ANSWER: Final = (
    r"(?:not true|untrue|false|nonsense|a lie|rubbish|wrong|nicht wahr|falsch|gelogen|Unsinn|faux|pas vrai|un mensonge"
    r"|falso|mentira|no es (?:cierto|verdad)|неправда|ложь|не так|не соответствует|вымысел)"
)
_ANSWERED: Final = regex(
    r"[”\"»’]?[，,。；;.]?\s*[^，。\n]{0,16}?(?:回应|表示|反驳|澄清|说|称|否认|指出"
    r"|回答)[^。“\n]{0,6}[“\"「]?[^。\n]{0,8}?"
    r"(?:不是事实|不属实|并非事实|不实|是?谣言|没有的事|子虚乌有|不是真的|假的|纯属|无稽)"
    r"|[^.!?\n]{0,60}[,.;]\s[^.!?\n]{0,60}?(?:said|replied|answered|sagte|antwortete|répondu|dit|dijo|respondió"
    r"|ответил\w*"
    rf"|сказал\w*|:)[^.!?\n]{{0,12}}[“\"«„]\W?(?:[\w’']+\s){{0,4}}?{_ANSWER}(?!\w)",
    re.IGNORECASE,
)


def conditions_before(text: str, start: int) -> tuple[str, ...]:
    """The word with which the clause before a quotation makes it a consequence, or by which that clause denies it."""
    before = text[max(0, start - _BEFORE) : start]
    comma = _COMMA.search(before)
    if comma is None:
        return ()
    stop = max((match.end() for match in _STOP.finditer(before, 0, comma.start())), default=0)
    sentence = before[stop : comma.start()]
    clauses = re.split(r"[,，]", sentence)
    clause = clauses[-2] if len(clauses) > 1 and _SAYS.fullmatch(clauses[-1]) else clauses[-1]
    condition = _CONDITION.match(clause)
    if condition and not _WHEN_ASKED.search(clause):
        return (condition[0].strip(),)
    denied = _DENIES.search(clause)
    return (denied[0],) if denied else ()


def denied_around(text: str, start: int, end: int) -> tuple[str, ...]:
    """The verb of which a part stands behind the quotation, or the answer that calls the quoted words untrue."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEHIND]
    verb, prefix = _PARTED.search(before), _PREFIX.match(behind)
    if verb and prefix and verb[prefix[1].lower()]:
        return (verb[prefix[1].lower()], prefix[1])
    answered = _ANSWERED.match(behind)
    return (answered[0].strip(' ，,。；;.“”"「'),) if answered else ()
