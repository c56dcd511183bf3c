"""Words that turn a sentence round or tie it to a condition, in the languages whose sources we read.

A quotation that leaves one of them out, or that puts one in, may say the opposite of its source. The lists are of whole
words; they are long rather than short, because what they cause is a warning that an editor answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from explainer.evidence.denials import conditions_before
from explainer.ground.patterns import regex

_WORDS: Final[Mapping[str, str]] = {
    "en": (
        r"not|never|no|none|nobody|nothing|nowhere|neither|nor|cannot|without|hardly|barely|scarcely|rarely|seldom"
        r"|little|few|fail(?:s|ed|ing|ures?)?|refus\w+|declin(?:es?|ed|ing) to|den(?:y|ies|ied|ying|ials?)|reject\w*"
        r"|oppos\w+|stop(?:s|ped)?|prevent(?:s|ed|ing)?|avoid\w*|prohibit\w*|forb[ai]d\w*|ban(?:s|ned)?|lack(?:s"
        r"|ed|ing)?"
        r"|unable|incapable|impossib\w+|unlikely|untrue|false\w*|wrong|incorrect|mistaken|myth|doubt\w*|alleged\w*"
        r"|supposed\w*"
        r"|\w+n['’]t|(?:do|does|did|is|are|was|were|wo|would|could|should|ca|has|have|had|must)nt"
        r"|if|unless|provided|providing|except\w*|excluding|only|until|till|would|should|could|might|may|whether|lest"
        r"|in case|in the event|on condition|subject to|as long as|so long as|assuming|instead of|rather than|far from"
        r"|less than|fewer than|apart from|aside from|other than|but for|save for"
        r"|against|ruled? out|rul(?:es|ing) out|cancel\w*|suspen[ds]\w*|withdr[ae]w\w*|repeal\w*|revo(?:k|c)\w+"
        r"|abolish\w*|ceas(?:e|es|ed|ing)|halt(?:s|ed|ing)?|abandon\w*|scrap(?:s|ped|ping)?|abstain\w*|absen(?:ce"
        r"|t)|neglect\w*"
        r"|contrary|minus|un(?:der)?mine\w*|disput\w+|disagree\w*|oppose\w*|resist\w*|rule out|short of|too \w+ to"
        r"|perhaps|maybe|possibly|probably|presumably|purportedly|almost|nearly|virtually|hypothetical\w*"
    ),
    "fr": (
        r"ne|pas|jamais|guère|rien|aucun\w*|nul(?:le|s|les)?|nullement|sans|ni|non|refus\w*"
        r"|ni(?:e|ent|ait|aient|é|ée|er|ant)|rejet\w+|dém[eé]n\w+|écart(?:e|é|ée|ait|a|er)|exclu(?:t|e|s|ait|ent"
        r"|re)?|empêch\w+|évit\w+|interdi\w+|dout\w+|faux|fausse\w*"
        r"|impossible\w*|incapable\w*|loin de|au lieu de|plutôt que|faute de|à défaut"
        r"|si|s['’]ils?|sauf|à condition|pourvu|seulement|uniquement|que si|hormis|excepté|à moins|en cas|tant que"
        r"|contre|contraire\w*|rarement|peu|moins|annul\w+|suspend\w*|suspension|abrog\w+|renon\w+|abandon\w*|cess\w+"
        r"|oppos\w+|absence|quand|lorsque?|peut-être|sans doute|probablement|presque|prétend\w*|quasiment"
    ),
    "es": (
        r"no|nunca|jamás|nada|nadie|ning[uú]n\w*|tampoco|ni|sin|apenas|neg(?:ar\w*|ó|amos|aba\w*|ando|ado|ativa)"
        r"|nieg\w+"
        r"|rechaz\w+|desm[ie]nt\w+|evit\w+|prohíb\w+|prohib\w+|imp[ie]d\w+|descart\w+|excluy\w+|dej(?:a|ar|ó"
        r"|aron) de|fals[oa]s?"
        r"|imposible\w*|incapa\w+|lejos de|en lugar de|en vez de"
        r"|si|salvo|excepto|a menos|siempre que|con tal|sólo|solo|solamente|únicamente|hasta que|en caso|mientras"
        r"|contra|contrari[oa]s?|poc[oa]s?|menos|raramente|rara vez|cancel\w+|suspend\w+|anul\w+|derog\w+|renunci\w+"
        r"|abandon\w+|cesa\w*|oponer\w*|opon\w+|ausencia|cuando|quizás?|tal vez|acaso|probablemente|casi|supuest\w+"
    ),
    "de": (
        r"nicht|nichts|nie|niemals|nimmer\w*|niemand\w*|nirgend\w*|mitnichten|kein\w*|ohne|weder|noch|kaum|leugn\w+"
        r"|lehn(?:t|en|te|ten)|ab(?:ge|zu)?lehn\w+|verweiger\w+|weiger\w+|bestr(?:ei|i)t\w*|dementier\w+|verhinder\w+"
        r"|vermeid\w+|verbiet\w+|verbot\w*|verboten\w*|zurück(?:ge|zu)?w[ie]+s\w*|unmöglich\w*|unwahr\w*|unfähig"
        r"|falsch\w*"
        r"|statt|anstatt|anstelle|abgesehen"
        r"|wenn|falls|sofern|soweit|solange|außer|ausser|nur|ausgenommen|es sei denn|vorausgesetzt|unter der Bedingung"
        r"|im Falle?|bis|würde\w*|könnte\w*|sollte\w*|wäre\w*|hätte\w*"
        r"|gegen|wider|entgegen|selten|wenig(?:e|en|er)?|untersag\w*|w(?:ies|iesen|eist"
        r"|eisen)(?=[^.;:]{0,120}?\szurück(?!\w))"
        r"|schl(?:oss|ossen|ie[sß]t)(?=[^.;:]{0,120}?\saus(?!\w))|ausgeschlossen\w*|ausschlie[sß]\w+|abgesagt\w*"
        r"|ausgesetzt\w*"
        r"|gestrichen\w*|aufgehoben\w*|zurückgezogen\w*|widerruf\w*|verzicht\w*|stopp\w*|einstell\w+|mangel\w*"
        r"|fehl(?:t|en|te)"
        r"|bevor|ehe|vielleicht|möglicherweise|wohl|angeblich\w*|vermeintlich\w*|fast|beinahe|nahezu"
    ),
    "ru": (
        r"не|нет|ни|никогда|никто|никого|никому|ничего|ничто|нигде|никак\w*|нельзя|без|едва|вряд ли|отказ\w*|отриц\w+"
        r"|отверг\w*|опроверг\w*|запре[тщ]\w*|избе[гж]\w+|невозможн\w+|неверн\w*|неправд\w*|ложн\w+|ложь\w?|лжи"
        r"|исключ(?:ил|ила|или|ает|ают)|якобы|вместо"
        r"|если|кроме|только|лишь|при условии|в случае|разве|пока|бы"
        r"|против|вряд|мало|редко|отмен\w+|приостан\w+|прекра[тщ]\w+|отозва\w+|отсутств\w+|хотя|возможно|наверное"
        r"|почти|вероятно|может быть|минус|возраж\w+|несоглас\w+"
    ),
}
_ELIDED: Final = "|n['’](?=[a-zà-ÿ])"
"""French "n'" before a vowel."""
_LATIN: Final = {
    language: regex(
        rf"(?<![\w’'])(?:(?:{words})(?!\w){_ELIDED if language == 'fr' else ''})",
        re.IGNORECASE,
    )
    for language, words in _WORDS.items()
}
_HAN: Final = regex(
    "(?:否[认認]|并非|並非|不(?!断|斷|仅|僅|但|管(?![控理束辖])|论(?!证)|論(?!證)|久(?!留)|同(?!意)|少(?!于|於)|过(?![分关问])|過(?![分關問])|止|乏|懈)"
    "|[没沒](?!收)|未(?!来(?!得及)|來(?!得及))|[无無](?!论(?!据)|論(?!據)|锡|錫|线(?!索)|線(?!索)|人机|疑)"
    "|(?<![北西东南中对])非(?![常洲])|(?<![个個特区區分级級识識类類鉴鑒告差])[别別](?![的处處名样樣墅])"
    "|勿|莫(?!斯|大)|否(?!则)|拒绝|拒絕|反对|反對|难以|難以|缺乏|缺少|[严嚴]?禁|停止|避免|免[除于於]|杜绝|取消|毫不|绝不"
    "|防止|阻止|抵制|反驳|反駁|暂停|暫停|中止|终止|終止|撤[销銷回]|废[止除]|廢[止除]|放弃|放棄|拒[不]?|罕见|罕見|很少|极少|極少|甚少"
    "|几乎|幾乎|或许|或許|恐怕|大概|据称|據稱|所谓|所謂|方可|才能|才可|前提|误(?!差)|誤(?!差)|[虚虛]假|[谎謊]"
    "|如果|若(?!干)|假如|假使|倘若|除非|只有|只要|除了|除(?![夕去])|要是|但凡|一旦|直到|可能|也许|也許)"
)
"""No compound in which the sign turns nothing round: 不断 goes on, 未来 comes, 非洲 is Africa. 不得 and 不同意 do."""
_HARMLESS: Final = regex(
    r"(?<![\w’'])(?:not only|(?:no|without(?: an?)?) doubt|no matter|no less"
    r"|nothing (?:but|less than)|nevertheless|none ?theless|pas[- ]de[- ]calais|non seulement"
    r"|sans (?:aucun )?doute|sin duda(?: alguna)?"
    r"|sin embargo|mientras que|no obstante|no (?:s[oó]lo|solamente)|nicht (?:nur|zuletzt)|kein\w* zweifel"
    r"|ohne zweifel"
    r"|не только|без сомнения|нет сомнений|тем не менее)(?!\w)"
    r"|(?<!\w)no(?:s?\.|°|º)?\s?(?=[0-9])|不[锈銹]|不[动動][产產]|[无無](?:[缝縫]|障碍|障礙|[数數]|限|比|私"
    r"|[愧偿償畏穷窮])|非(?:物[质質]|公有|公[经經]|遗|遺|凡)|[别別]克|[没沒]落"
    r"|不(?:朽|愧|禁(?!止)|凡|[胜勝]|[错錯]|[屈]|忘)|不可[或多]|必不可少|前所未有|可能性",
    re.IGNORECASE,
)
"""Words in which a turning word turns nothing: No. 5, not only, sin embargo, 不锈钢. They are read over."""
_AROUND: Final = 24
"""Characters either side that may show which word it is; the longest of the lists has 22."""
_ANY_LATIN: Final = ("en", "fr", "es", "de")
_HAS_HAN: Final = regex("[\u4e00-\u9fff]")
_HAS_CYRILLIC: Final = regex("[\u0400-\u04ff]")


def turning_words(text: str, language: str = "", start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The negations and conditions that begin in `start:end` of a text, in order.

    They are those of its language, or else of its script. What follows `end` may show that it is another word: 不断.
    """
    until = len(text) if end is None else end
    low, high = max(0, start - _AROUND), min(len(text), until + _AROUND)
    found = [(at + low, word) for at, word in _turning(text[low:high], language)]
    return tuple(word for at, word in found if start <= at < until)


def _turning(text: str, language: str) -> list[tuple[int, str]]:
    code = language.lower().partition("-")[0]
    text = _HARMLESS.sub(lambda words: "\0" * len(words[0]), text)
    found = [(match.start(), match[0]) for match in _HAN.finditer(text)] if _HAS_HAN.search(text) else []
    codes = [code] if code in _LATIN else [*_ANY_LATIN] if not code or code == "zh" else []
    if code != "ru" and _HAS_CYRILLIC.search(text):
        codes.append("ru")
    for name in codes:
        found += [(match.start(), match[0]) for match in _LATIN[name].finditer(text)]
    return sorted(set(found))


_CLAUSE: Final = regex(
    r"[.!?;:。；：！？、()（）“”\"«»„—–]|\n[^\S\n]*(?:\n|[-•·*])"
    r"|[,，](?!\s*(?:that|which|dass|daß|ob|que|qu['’]|что|чтобы|будто)\b)"
)
"""Where a clause ends. A comma before "that" does not, for what is said of the clause stands before it; nor does a line
end, since copies are wrapped."""
_MODAL: Final = regex("would|should|could|might|may|würde\\w*|könnte\\w*|sollte\\w*|бы|可能|也许", re.IGNORECASE)
"""Left out of the middle of a sentence they are missed; before its beginning they are how people are quoted."""
_BEFORE: Final = 200
"""Characters before a quotation in which the beginning of its clause is looked for."""


_OPENING: Final = regex(r"[\s:：,，]*[“\"«„「『‘'‚]\s*\Z")
_SPOKEN: Final = regex(
    r"\b(?:sa(?:y|id|ying)|st?ated?|claim\w*|declar\w+|t(?:ell|old)|wr[io]te|wr?itten|promis\w+|ask\w*|quot\w+"
    r"|dire|dit|déclar\w+|affirm\w+|promis|sag\w+|erklär\w+|behaupt\w+|versproch\w+|gesagt|dicho|dijo|decir|afirm\w+"
    r"|promet\w+|сказ\w+|говор\w+|заяв\w+|обещ\w+)\b|[说說称稱讲講]|表示|声称|聲稱|承诺|承諾",
    re.IGNORECASE,
)
_ASKED: Final = regex(
    r"\b(?:(?:was|were|been|being|is|are) asked|(?:interrogée?|questionnée?)s?|(?:wurde\w*|worden) gefragt"
    r"|(?:fue|fueron) preguntad\w+|спросили)\b|被[问問]",
    re.IGNORECASE,
)
"""Whoever was asked did not say the question."""
_TAIL: Final = 160
"""Characters behind a quotation in which the rest of its clause is looked for."""
_REST: Final = regex(r"[.!?;:。；：！？()（）“”\"«»„—–]|\n[^\S\n]*(?:\n|[-•·*])|[,，、]")
_JOINT: Final = regex(
    r"(?<!\w)(?:(?:and|but|or|y|e|pero|et|mais|und|aber|sondern|и|а|но),? (?P<that>that|que|qu['’]|dass|daß|что)"
    r"|mientras que|while|whereas|tandis que|alors que|wohingegen|в то время как|тогда как)(?!\w)",
    re.IGNORECASE,
)
"""Where another clause with its own verb begins, without a comma."""
_THAT: Final = regex(r"(?<!\w)(?:that|que|qu['’]|dass|daß|что)(?!\w)", re.IGNORECASE)
_OWN_CONDITION: Final = regex(
    r"[\s,，]*(?:(?:and|but|und|aber|et|mais|y|pero|и|но) (?:if|wenn|falls|si|s['’]il\w*|если)(?!\w)"
    r"|(?:如果|除非|只要))",
    re.IGNORECASE,
)
_SENTENCE: Final = regex(r"[.!?;。！？；\n]")
_CONSEQUENCE: Final = regex(r"[,，]\s*\S")
_CONDITIONAL: Final = regex(
    r"[\s,，]*(?:(?:and|but|und|aber|et|mais|y|pero|и|но|,) )?(?:only |even |nur |seulement |solo |sólo |только )?(?:"
    r"if|unless|except\w*|provid(?:ed|ing)|until|till|as long as|so long as|on condition|subject to|in case|but not"
    r"|but never|if only|assuming|depending on|wenn|falls|sofern|solange|soweit|außer|bis"
    r"|es sei denn|vorausgesetzt|aber nicht"
    r"|si|s['’]il\w*|sauf|à moins|à condition|pourvu|tant que|mais pas|salvo|excepto|a menos|siempre que|con tal"
    r"|hasta que|mientras(?! que\b)|pero no|если|кроме|пока|при условии|но не"
    r")(?!\w)|[\s,，]*(?:如果|除非|只要|只有|的话|但不|但并不|而不|直到|这(?:是|种说法)?(?:不对|错误|不正确|误解)"
    r"|的说法|是(?:不对|错误))",
    re.IGNORECASE,
)
_NEGATION: Final = regex(
    r"\b(?:not|never|no longer|cannot|\w+n['’]t|nicht|nie|niemals|kein\w*|keineswegs|pas|jamais|aucun\w*|nunca|jamás"
    r"|не|никогда)\b|不(?![断仅但同])|没有|并非|未(?!来)",
    re.IGNORECASE,
)


def governing(text: str, start: int, language: str = "") -> tuple[str, ...]:
    """The turning words between the beginning of the clause and the offset `start` at which a quotation begins.

    Where it begins behind an opening mark, those of what leads to the mark, if they deny that somebody said it.
    """
    before = text[max(0, start - _BEFORE) : start]
    if before.endswith("\n") and text[start : start + 1].isupper():
        return ()  # a heading or another item stands above
    mark = _OPENING.search(before)
    lead = before[: mark.start()] if mark else before
    ends = [match.end() for match in _CLAUSE.finditer(lead)]
    clause = lead[ends[-1] if ends else 0 :]
    clause = _own_part(clause)
    found = [word for word in turning_words(clause, language) if not _MODAL.fullmatch(word)]
    if mark:
        return (*(found if _SPOKEN.search(clause) else ()), *_ASKED.findall(clause))
    return (*found, *conditions_before(text, start))


def _own_part(clause: str) -> str:
    """A clause without what stands in another that is joined to it: said it is not so and that.

    What stands before the first "that" is said of both.
    """
    joints = [*_JOINT.finditer(clause)]
    if not joints:
        return clause
    first = _THAT.search(clause)
    matrix = clause[: first.start()] if first and first.start() < joints[-1].start() and joints[-1]["that"] else ""
    return f"{matrix} {clause[joints[-1].end() :]}"


def limiting(text: str, end: int) -> tuple[str, ...]:
    """The turning words by which a sentence goes on behind the offset `end` at which a quotation ends.

    A condition that follows at once, or a negation in the rest of the clause, as at the end of a German one.
    """
    after = text[end : end + _TAIL]
    if text[end - 1 : end] in (*".!?。！？",):
        return ()
    condition = _CONDITIONAL.match(after)
    if condition and not _is_of_the_next(after, condition):
        return (condition[0].strip(" ,，\n"),)
    stop = min(filter(None, (_REST.search(after), _JOINT.search(after))), key=lambda match: match.start(), default=None)
    rest = _HARMLESS.sub(" ", after[: stop.start()] if stop else after)
    return tuple(_NEGATION.findall(rest))


def _is_of_the_next(after: str, condition: re.Match[str]) -> bool:
    """Whether a condition behind a quotation is that of what follows.

    As in 没有计划，如果需要，将举行; and if it rains, we stay.
    """
    if condition.end() and not _OWN_CONDITION.match(condition[0]):
        return False
    end = _SENTENCE.search(after, condition.end())
    rest = after[condition.end() : end.start() if end else len(after)]
    return _CONSEQUENCE.search(rest) is not None
