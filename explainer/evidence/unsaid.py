"""Whether a sentence only names words that were not said, or not for certain: denied, made up, or never come to pass.

"She never said", "a fake video has her saying", "she would have said", "if she says". Judged by the words directly
before and behind a verb of saying, in English, Chinese, French, German, Spanish and Russian. A negation or "if" that
stands in another clause says nothing of the verb.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_BREAK: Final = regex(
    r"[,;:—–()，；：（）]|(?<!\w)(?:and|but|then|und|aber|sondern|et|mais|puis|y|pero|и|а|но)(?!\w)", re.IGNORECASE
)
"""Where another clause begins: what stands before says nothing of the verb."""

_DENIED: Final = regex(
    r"(?:(?<!\w)(?:never|nowhere|not|hardly|nor)|n['’]t)"
    r"(?:\s+(?:once|ever|actually|really|even|yet|publicly|in fact|have|had|has|having|been|herself|himself"
    r"|quoted as))*\s+$"
    r"|(?<!\w)(?:at no (?:point|time)|nowhere|never|not once|nor|neither) (?:did|does|do|has|had|have|would"
    r"|will)\s[^\n]*$"
    r"|(?<!\w)(?:nobody|no one|no-one|none)\b(?! but| except| other| more)[^\n]*$"
    r"|(?<!\w)(?:nie|niemals|nicht|keineswegs|weder|nunca|jamás|tampoco)\s+"
    r"(?:(?:so|je|jemals|öffentlich|etwa|lo|le|les|se|ha|han|había|habían|llegó a|quiso|mit den Worten)\s+)*$"
    r"|(?<!\w)no\s+(?:(?:lo|le|les|se|ha|han|había|habían|llegó a|quiso)\s+)*$"
    r"|(?<!\w)(?:n['’]|ne\s)(?:l['’])?\w+ (?:jamais|pas|point|nullement)\s+(?:\w+ment\s+)?(?:été\s+)?$"
    r"|(?<!\w)не\s+$"
    r"|(?:从未|从没|从来没有|没有?|并未|未曾|未|不曾|从不|(?<!得)(?<!能)(?<!无)(?<!莫)(?<!禁)不|并非|不会|不愿|不肯|不想|拒绝)"
    r"(?:有|曾|曾经|公开|明确|真的|这样|这么)*$",
    re.IGNORECASE,
)
"""Directly before the verb: never, has not actually, n'a jamais, 从未. "Did not hesitate to say" is none."""

_DENIES: Final = regex(
    r"(?<!\w)(?:(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing))\s+(?:that\s[^\n]*"
    r"|(?:ever\s+)?(?:having\s+)?(?:ever\s+)?)"
    r"|(?:refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|fail(?:s|ed|ing)?|forg[eo]t(?:s|ten)?|unable|unwilling"
    r"|reluctant|about|going|yet|too \w+) to\s+(?:have\s+)?"
    r"|(?:(?:stop(?:s|ped|ping)?|fell|falls) short of|avoid(?:s|ed|ing)?|instead of|rather than|far from"
    r"|without)\s+(?:ever\s+)?"
    r"|(?:dément(?:i|ent|ait)?|nie(?:nt|r)?|nié|niait|conteste|refus(?:e|é|ait))\s+(?:avoir\s+|qu\S+\s[^\n]*"
    r"|de\s+)?(?:jamais\s+)?"
    r"|(?:neg(?:ó|aron|aba|ando|ado|ar)|nieg(?:a|an)|desm(?:int|ient)\w+)\s+(?:haber\s+|que\s[^\n]*)?(?:nunca\s+)?"
    r"|отрица\w+(?:\s[^\n]*)?|опровер\w+(?:\s[^\n]*)?)$"
    r"|否认(?:自己|其|她|他|曾|曾经|有|公开|对.{1,8})*$",
    re.IGNORECASE,
)
"""Before the verb in its clause: denied having, refused to, was about to, negó haber, 否认自己曾."""

_DENIES_AND: Final = regex(
    r"(?:(?<!\w)(?:bestr(?:eite[tn]|itt(?:en)?)|leugne\w*|dementier\w*|weiger\w* sich)\s*,\s*(?:jemals\s+|je\s+"
    r"|das\s+|öffentlich\s+)*"
    r"|(?<!\w)(?:отрица|опровер)\w+,\s*(?:что\s[^\n,]*|будто\s[^\n,]*))$",
    re.IGNORECASE,
)
"""The same with a comma, as Germans and Russians write."""

_UNTRUE: Final = regex(
    r"(?<!\w)(?:not true|untrue|false|lie|myth|hoax|no (?:evidence|proof|record|indication)|rumou?rs?|legend|doubtful"
    r"|unproven)"
    r"(?:\s\w+){0,2}? that\s[^\n]*$"
    r"|(?<!\w)(?:false|wrong|incorrect|mistaken|erroneous|untruthful)ly\s+(?:quot|cit|said|claim|report|attribut"
    r"|assert|alleg|suggest"
    r"|stat|portray|depict|show|credit|ascrib|wr[io]t|believ|remember|accus)\w*\s[^\n]*$"
    r"|(?<!\w)(?:misquot|misattribut|misreport)\w*\s[^\n]*$"
    r"|(?<!\w)(?:allegedly|supposedly|purportedly|angeblich|vermeintlich|supuestamente|presuntamente|prétendument"
    r"|soi-disant|якобы)"
    r"\s+(?:(?:also|once|has|had|have|been|quoted as|a|ha|hat|habe)\s+)*$"
    r"|(?<!\w)(?:is|are|was|were) (?:\w+ )?(?:said|alleged|rumou?red|supposed|claimed|believed|thought"
    r"|purported) to (?:have )?$"
    r"|(?<!\w)(?:was|were) (?:expected|due|scheduled|meant) to (?:have )?$"
    r"|(?<!\w)(?:fälschlich(?:erweise)?|irrtümlich(?:erweise)?|zu Unrecht|à tort|faussement|falsamente|erróneamente"
    r"|ложно|ошибочно)\s[^\n]*$"
    r"|(?<!\w)(?:es (?:stimmt nicht|ist (?:falsch|gelogen|nicht wahr|eine Lüge))"
    r"|il est faux qu|il n['’]est pas vrai qu|(?:es|era) (?:falso|mentira|un bulo) que|no es (?:cierto"
    r"|verdad) que)\S*\s[^\n]*$"
    r"|(?:неправда|ложь|нет доказательств)[^\n]*$"
    r"|(?:谣传|造谣|误传|网传|讹传|据传|传言|谎称|谣言称|有传闻称?|不实消息称?)[^\n]*$|被(?:误|错误)[^\n]*$",
    re.IGNORECASE,
)
"""Before the verb in its clause: it is a myth that, falsely quoted as, misquoted as, is said to have, 网传."""

_BEGINS_UNTRUE: Final = regex(
    r"\s*(?:(?:allegedly|supposedly|angeblich|supuestamente|presuntamente|якобы)\b"
    r"|(?:es (?:stimmt nicht|ist (?:falsch|gelogen|nicht wahr|eine Lüge))|неправда),)",
    re.IGNORECASE,
)

_UNREAL: Final = regex(
    r"(?<!\w)(?:would|could|should|might|may|must|ought to)\s+(?:\S+\s+){0,2}?have\s+(?:\w+ly\s+|also\s+|been\s+)?$"
    r"|(?<!\w)(?:could|should|might|may)\s+(?:(?:well|also|then|even|perhaps|easily|simply|just|now|\w+ly)\s+)*$"
    r"|(?<!\w)(?:hätten?|würden?|könnten?|dürften?|müssten?|sollen|soll|sollten?|möchten?)(?!\w)[^\n]*$"
    r"|(?<!\w)(?:aurai(?:t|ent)|eût|pourrai(?:t|ent)|devrai(?:t|ent))(?!\w)[^\n]*$"
    r"|(?<!\w)(?:habrían?|hubier[ae]n?|hubiesen?|podrían?|deberían?|debió)(?!\w)[^\n]*$"
    r"|(?<!\w)бы\s[^\n]*$|(?<!\w)бы$"
    r"|(?:可能|也许|或许|本应|本该|本可|本可以|本来可以|大概|恐怕|应该|理应|说不定)(?:会|要|就|也|这样)*$",
    re.IGNORECASE,
)
"""Before the verb in its clause: would have, might, hätte, aurait, habría, бы, 可能会."""

_WOULD: Final = regex(r"(?<!\w)(?:would)\s+(?:(?:probably|surely|certainly|also|then|always|simply)\s+)*$|会$|就$")
_CONDITION: Final = regex(
    r"(?<!\w)(?:if|unless|suppose|supposing|assuming|provided|were (?:she|he|it|they))(?!\w)|(?<!\w)(?:Had|Were"
    r"|Should)\s"
    r"|如果|假如|要是|倘若|假使|万一|若是|一旦",
    re.IGNORECASE,
)
_IF: Final = regex(
    r"(?<!\w)(?:if|unless|whether|lest|suppose|supposing|assuming|wenn|falls|sollte|ob|si|s['’](?=ils?\b)|если"
    r"|ли)(?!\w)[^\n]*$"
    r"|(?:如果|假如|要是|倘若|假使|万一|若是|一旦|是否)[^\n]*$",
    re.IGNORECASE,
)
"""Before the verb in its clause: if she says, whether she said."""
_ASKED: Final = regex(
    r"\W*(?:did|does|has|have|had|would|could|might|should|hat|habe|est-ce qu\S*)\s+\S+\s[^\n,;:]*$", re.IGNORECASE
)
"""A sentence that begins with the verb: did she say, had she said."""
_WISHED: Final = regex(
    r"(?<!\w)(?:wish\w*|want(?:s|ed)?|hop(?:es?|ed|ing)|expect(?:s|ed)?|urg(?:es?|ed|ing)|begg?(?:s|ed)?|ask(?:s|ed)?"
    r"|wait(?:s|ed|ing)?"
    r"|order(?:s|ed)?|told|called on|forc(?:es|ed))\s+(?:that\s+|for\s+)?(?:[A-ZÀ-ÞА-ЯЁ]\S*\s+){1,4}(?:had|would|to"
    r"|will|could|might)\s+(?:\w+\s+)?$"
    r"|(?<!\w)(?:[Ii]magin(?:e|es|ed|ing)|[Pp]icture|[Pp]retend(?:s|ed|ing)?)\s[^\n]*$"
)

_FAKE_WORD: Final = (
    r"(?:(?<!\w)(?:fake(?:d|s)?|deep-?fakes?|doctored|manipulated|fabricated|forged|bogus|hoax|spoof\w*|parod\w+"
    r"|satir\w+|photoshopp\w+|edited to|ai-generated"
    r"|computer-generated|phone?y|made-up|fictional|fictitious|imaginary|impersonat\w+|gefälscht\w*|gefakt\w*"
    r"|manipuliert\w*|erfunden\w*"
    r"|parodie\w*|satire\w*|KI-generiert\w*|fausse?s?|faux|truquée?s?|générée?s? par (?:une )?(?:IA|intelligence)"
    r"|generad[oa]s? (?:por|con) (?:IA|inteligencia)|trafiquée?s?|falsifiée?s?|manipulée?s?|fals[oa]s?"
    r"|manipulad[oa]s?|trucad[oa]s?|falsificad[oa]s?|inventad[oa]s?|paródic\w+|satíric\w+"
    r"|поддел\w+|фальшив\w+|фейк\w*|дипфейк\w*|смонтированн\w+|сфабрикованн\w+|пароди\w+|сатир\w+"
    r"|сгенерированн\w+)(?!\w)"
    r"(?!\s(?:accent|smile|name|tears|concern|surprise|news|fur|grass|modesty))"
    r"|伪造|合成(?:的)?(?:视频|音频|图片|照片)|深度伪造|换脸|假视频|假消息|恶搞|AI生成|篡改|冒充|模仿|假冒|虚构)"
)
_FAKE: Final = regex(rf"{_FAKE_WORD}[^\n]*$", re.IGNORECASE)
_IN_FAKE: Final = regex(
    rf"\s*(?:(?:in|on|by|dans|sur|en|auf|im|на|в)(?!\w)(?! the \w+ the\b)|在|据|一[段个条则]"
    rf"|[这那某]段)[^,，\n]{{0,40}}?{_FAKE_WORD}[^,，\n]{{0,60}}[,，][^,，;:：\n]*$"
    rf"|\s*(?:in|auf|im|dans|en)\s[^,\n]{{0,40}}?{_FAKE_WORD}[^,\n]{{0,60}}$",
    re.IGNORECASE,
)
"""A fake that shows the speaker, or in which the speaker is shown."""
_SHOWS: Final = regex(
    r"\s*(?:shows?|showed|has|had|depicts?|makes?|lets?|zeigt|lässt|montre|fait|muestra|hace"
    r"|показывает)(?!\w)",
    re.IGNORECASE,
)
_FAKE_THAT: Final = regex(
    rf"{_FAKE_WORD}[^\n,;]{{0,60}},\s*(?:wie|dass|in de[mr]|auf de[mr]|in which|where|где|(?:в"
    rf"|на) котор\w+)\s[^\n,;]*$",
    re.IGNORECASE,
)
_ABOUT: Final = regex(
    r"(?:(?<!\w)(?:after|about|following|despite|since|over|amid|against|regarding|before|during|concerning|to|nach"
    r"|zu[mr]?|über|wegen"
    r"|trotz|gegen|après|sur|malgré|contre|à propos d\S+|tras|sobre|contra|después del?|ante|после|о|об|про|насчёт|к)"
    r"\s+(?:(?:the|an?|this|that|these|such|de[mnr]|das|die|einem?|einer|diese[mnrs]?|la|le|les|une?|cette|el|los|las"
    r"|una?|este|esta)\s+)?"
    r"|(?:谈到|谈及|就|对|对于|针对|关于|回应|看到|面对|评论|提到)[^，。]{0,6})$",
    re.IGNORECASE,
)
_ROLE: Final = regex(
    r"(?<!\w)(?:playing|portraying|impersonating|imitating|mimicking|dressed as|posing as|pretending to be"
    r"|in the role of)\s+"
    r"(?:[a-z]+\s+){0,2}[A-ZÀ-Þ][^\n]*$"
)

_BEHIND: Final = regex(
    r"\s+(?:(?:das|dies|es|so|le|la|lo)\s+)?(?:nie(?:mals)?|nicht|keineswegs)\s*(?:$|[:,\ufffb\ufffc])"
    r"|\s+бы(?!\w)",
    re.IGNORECASE,
)
"""Directly behind the verb: sagte nie, сказала бы."""
_NE_PAS: Final = regex(r"(?<!\w)(?:ne\s+|n['’])(?:(?:le|la|l['’]|y|en)\s*)?$", re.IGNORECASE)

_DENYING: Final = regex(r"den(?:y|ies|ied|ying)", re.IGNORECASE)
_TURNING_DOWN: Final = regex(
    r"w(?:ies|iesen|eist|eisen)|bestr(?:itt|eitet)|dementier\w+|desminti\w|rechaz[óa]|neg[óa]|опровер\w+|отверг\w*|否认|反驳",
    re.IGNORECASE,
)
_AS: Final = regex(r"(?<!\w)as\s+$")
_REJECTING: Final = regex(r"(?:reject|dismiss|denounc|condemn|criticis|criticiz|disput|contest)\w*", re.IGNORECASE)
_REJECTED: Final = regex(
    r"[^\n,;:]*\b(?:claim|accusation|allegation|assertion|suggestion|insinuation|idea|charge|notion|report|rumou?r"
    r"|view|argument)s?"
    r"\s+(?:that|of)\s+(?:[\w’']+\s+){0,4}$",
    re.IGNORECASE,
)

_REJECTS: Final = regex(
    r"(?<!\w)(?:reject|dismiss|disput|den[iy]|denounc|condemn|contest)\w*\s[^\n]*(?:['’]s?|\bthe|\bany|\bevery"
    r"|\bsuch)\s+$",
    re.IGNORECASE,
)
_THAT: Final = regex(r"\s+(?:that|of)\b")

_FORMS: Final = regex(
    r"(?<!\w)(?:dirai(?:t|ent)|répondrai(?:t|ent)|déclarerai(?:t|ent)|ajouterai(?:t|ent)|affirmerai(?:t|ent)"
    r"|promettrai(?:t|ent)"
    r"|dirían?|respondería\w?|contestaría\w?|afirmaría\w?|declararía\w?|añadiría\w?|prometería\w?)(?!\w)[^\n]*$"
    r"|(?<!\w)(?:aurai(?:t|ent)|pourrai(?:t|ent)|habrían?|hubier[ae]n?|podrían?|hätten?|würden?|soll|бы)(?!\w)[^\n]*$"
    r"|(?<!\w)(?:refus(?:e|é|ait) de|отказ\w+|bestr(?:itt|eitet)|nunca|jamais|jamás|никогда)(?!\w)[^\n]*$"
    r"|(?:приписа\w+|attribu(?:e|é|ait)\w* (?:à tort|faussement)|atribuy\w+ falsamente)[^\n]*$",
    re.IGNORECASE,
)
"""Forms of verbs that stand before a colon and are no verb of saying in the indicative."""


def is_unsaid(before: str, behind: str) -> bool:
    """Whether the verb of saying between these parts of a sentence has words that were not said, or not for real."""
    near = _BREAK.split(before)[-1]
    if any(pattern.search(near) for pattern in (_DENIED, _DENIES, _UNTRUE, _UNREAL, _IF, _WISHED, _ROLE)):
        return True
    if _DENIES_AND.search(before) or _BEGINS_UNTRUE.match(before) or _ASKED.match(before) or _BEHIND.match(behind):
        return True
    if _NE_PAS.search(near) and re.match(r"\s+(?:pas|jamais|point)(?!\w)", behind):
        return True
    if _REJECTS.search(near) and _THAT.match(behind):
        return True
    if _WOULD.search(near) and _CONDITION.search(before):
        return True
    return _is_faked(before, near)


def is_rejected(verb: str, behind: str) -> bool:
    """Whether somebody denies what the marks hold: denied that "…", rejected the claim that "…"."""
    if _TURNING_DOWN.fullmatch(verb):
        return not behind.rstrip().endswith((":", "：", ".", "。"))
    if _DENYING.fullmatch(verb):
        return not behind.rstrip().endswith(":") and not _AS.search(behind)
    return _REJECTED.match(behind) is not None and _REJECTING.fullmatch(verb) is not None


def is_unsaid_before_colon(before: str) -> bool:
    """The same of the words before a colon, in which there is no verb of saying."""
    near = _BREAK.split(before)[-1]
    return bool(_FORMS.search(near)) or _is_faked(before, near)


def _is_faked(before: str, near: str) -> bool:
    fake = _FAKE.search(near) or _FAKE_THAT.search(before) or (_SHOWS.match(near) and _FAKE.search(before))
    if fake and not _ABOUT.search(fake.string[: fake.start()]):
        return True
    framed = _IN_FAKE.match(before)
    return framed is not None and not any(
        _ABOUT.search(before[: word.start()]) for word in re.finditer(_FAKE_WORD, before, re.IGNORECASE)
    )
