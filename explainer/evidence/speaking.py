"""Whether a sentence of ours attributes words to a person as that person's own, or says that a source reports them.

Judged by words alone, in English, Chinese, French, German, Spanish and Russian: a person or an office, a verb of
saying, and no source that reports. A hint for a warning, never evidence.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.evidence.speechverbs import SPEECH
from explainer.ground.patterns import regex

_SAYING: Final = regex(
    r"\b(?:sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|call(?:s|ed|ing)?|stat(?:es|ed|ing)|declar\w+|announc\w+"
    r"|stress\w*|emphasi[sz]\w+|not(?:es|ed|ing)|add(?:s|ed|ing)|argu(?:es|ed|ing)|ask(?:s|ed|ing)?|urg(?:es|ed|ing)"
    r"|warn\w*|promis\w+|pledg\w+|insist\w*|explain\w*|remark\w*|spoke|speak(?:s|ing)?|demand\w*|describ\w+"
    r"|conclud\w+|repl(?:y|ies|ied)|mention\w*|propos(?:es|ed|ing)|encourag\w+|point(?:s|ed) out|words?|quot\w+"
    r"|vow\w*|claim(?:s|ed)?|admit\w*|put it|den(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|acknowledg\w+|wr[io]tes?"
    r"|written|answer\w*|respond\w*|observ(?:es|ed)|continu(?:es|ed)|suggest(?:s|ed)?|predict(?:s|ed)?"
    r"|believ(?:es|ed)|th(?:inks?|ought)|complain(?:s|ed)?|agree[sd]?|reveal\w*)\b"
    r"|\b(?:dit|disait|déclar\w+|affirm\w+|annonc\w+|soulign\w+|expliqu\w+|ajout\w+|estim\w+|appel\w+|promis)\b"
    r"|\b(?:sag(?:t|te|ten)|erklär\w+|beton\w+|nann\w+|nennt|meint\w*|forder\w+|kündigt\w*|versprach|sprach)\b"
    r"|\b(?:dijo|dice|decía|anunci\w+|subray\w+|señal\w+|explic\w+|añadi\w+|llam\w+|pidió|advirti\w+)\b"
    r"|\b(?:сказал|заяв|отметил|подчеркнул|объяв|сообщ|назвал|добав|призвал|говор)\w*"
    r"|说|称|表示|指出|强调|提出|要求|认为|宣布|号召|呼吁|讲|谈到|写道|告诉|承诺|坦言|回应|道[：:]",
    re.IGNORECASE,
)
_PERSON: Final = regex(
    r"\b(?:he|she|minister\w*|president|vice[- ]president|premier|chancellor|secretary|mayor|governor"
    r"|chair(?:man|woman|person)?|leaders?|officials?|spokes\w+|director|delegates?|speaker|ambassador|senator"
    r"|deput(?:y|ies)|critics?|economists?|experts?)\b"
    r"|\b(?:il|elle|ministre|président\w*|maire|gouverneur\w*|porte-parole|secrétaire|directeur|directrice)\b"
    r"|\b(?:er|sie|präsident\w*|kanzler\w*|bürgermeister\w*|sprecher\w*|direktor\w*)\b"
    r"|\b(?:él|ella|ministr[oa]|president[ea]|alcald\w+|gobernador\w*|portavoz|secretari[oa]|director[a]?)\b"
    r"|\b(?:он|она|министр|президент|премьер|мэр|губернатор|секретарь|представитель|председатель)\w*"
    r"|书记|主席|总理|部长|省长|市长|县长|州长|主任|发言人|负责人|领导人|总统|大使|专家|委员|他(?!们)|她(?!们)",
    re.IGNORECASE,
)
_SOURCE_NOUN: Final = (
    r"reports?|articles?|papers?|newspapers?|broadcasts?|commentar(?:y|ies)|sources?|agency|texts?|documents?"
    r"|cop(?:y|ies)|call"
    r"|transcripts?|translations?|press|media|releases?|dispatch(?:es)?|accounts?|journalists?|narrator|it"
    r"|rapport|journal|dépêche|agence|texte|Bericht|Zeitung|Artikel|Agentur|Text|Quelle"
    r"|informe|diario|periódico|agencia|fuente|газета|агентство|статья|источник|отчёт|отчет"
)
_TELLING: Final = (
    r"reports?|reported|says?|said|writes?|wrote|adds?|added|quotes?|quoted|gives?|gave|has|puts?|attributes?"
    r"|cites?|cited"
    r"|notes?|noted|states?|stated|paraphrases?|renders?|summari[sz]es|lists?|names?|describes?|speaks?|calls?"
    r"|recounts?|tells?"
    r"|rapporte|écrit|cite|berichtet|schreibt|zitiert|meldet|informa|escribe|cita|reporta|сообщает|сообщил\w*"
    r"|пишет|цитирует"
)
_REPORTED: Final = regex(
    rf"\b(?:{_SOURCE_NOUN})(?:'s|’s)?\b(?:[^\w.!?'’-]+[\w'’-]+){{0,3}}?[^\w.!?]+(?:{_TELLING})\b"
    r"|\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?(?:reported|quoted|cited|said|paraphrased|summari[sz]ed)\b"
    r"|\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?(?:called|named|described|known)\b"
    rf"|\breported(?:ly)?\b|\bnarrators?\b|\baccording to\b|\bin the (?:words|wording) of (?:the )?(?:{_SOURCE_NOUN})\b"
    rf"|\bin the (?:{_SOURCE_NOUN})(?:'s|’s) (?:words|wording|rendering)\b"
    r"|\bselon\b|\bd['’]après\b|\blaut\b|\bnach Angaben\b|\bzufolge\b|\bsegún\b|\bпо словам\b"
    r"|\bпо данным\b|\bсогласно\b"
    r"|据|报道|转述|消息称|原文|副本|译文",
    re.IGNORECASE,
)
_NAMED_AFTER: Final = regex(r"\W{0,3}(?:[—–―]|--|\()\s*$")


def reads_as_own(before: str, after: str, people: re.Pattern[str], tellers: re.Pattern[str]) -> bool:
    """Whether the sentence `before … after` the marked words attributes them to a person as the person's own.

    `people` finds the names and offices of people that the site knows, `tellers` the names of its sources and their
    publishers.
    """
    sentence = f"{before} \ufffc {after}"
    if _REPORTED.search(sentence) or _tells(sentence, tellers):
        return False
    named = people.search(sentence)
    if not (named or _PERSON.search(sentence)):
        return False
    return says(before, after) or _is_signature(after, people) or _is_in_cell_before(before, people)


def says(before: str, after: str) -> bool:
    """Whether the sentence around the marked words has a verb of saying, or a colon before them."""
    return bool(_SAYING.search(f"{before} \ufffc {after}")) or before.rstrip().endswith((":", "："))


_ACCORDING: Final = regex(
    r"\baccording to\b|\bin the (?:words|view|opinion) of\b|\bselon\b|\bd['’]après\b|\blaut\b|\bzufolge\b"
    r"|\bnach Angaben\b|\bnach (?:den )?Worten\b|\bsegún\b|\bпо (?:словам|мнению)\b|\bсогласно\b|据|按照|用.{1,12}的话",
    re.IGNORECASE,
)


def gives(before: str, after: str) -> bool:
    """Whether the sentence around the marked words says whose they are, with a verb or as "according to" does."""
    sentence = f"{before} \ufffc {after}"
    return says(before, after) or bool(_ACCORDING.search(sentence) or SPEECH.search(sentence))


def gives_by_verb(before: str) -> bool:
    """Whether the words that introduce others have a verb of saying, of which there are more than of `says`."""
    return says(before, "") or SPEECH.search(before) is not None


def _tells(sentence: str, tellers: re.Pattern[str]) -> bool:
    """Whether a source by its name is the one that reports: a verb of telling follows within three words."""
    return any(_TELLS.match(sentence, match.end()) for match in tellers.finditer(sentence))


_TELLS: Final = regex(
    rf"(?:'s|’s)?(?:[^\w.!?'’-]+[\w'’-]+){{0,3}}?[^\w.!?]*(?:\b(?:{_TELLING})\b|[^，。]{{0,6}}(?:报道|写道|说|称|转述|引述|援引))",
    re.IGNORECASE,
)


def _is_in_cell_before(before: str, people: re.Pattern[str]) -> bool:
    """Whether a person is named in the cell of a table before that of the words."""
    cells = before.rsplit("|", 2)
    return len(cells) > 1 and not cells[-1].strip() and bool(people.search(cells[-2]) or _PERSON.search(cells[-2]))


def _is_signature(after: str, people: re.Pattern[str]) -> bool:
    """Whether a name comes after the words like a signature: `— Name`, `(Name)`."""
    found = people.search(after) or _PERSON.search(after)
    return found is not None and _NAMED_AFTER.fullmatch(after[: found.start()]) is not None


_MANY: Final = (
    r"(?:(?:the|some|many|most|several|local|other|angry|those)\s+)?(?:[a-z]+\s+)?"
    r"(?:riders|passengers|residents|locals|neighbours|neighbors|villagers|citizens|people|critics|opponents"
    r"|supporters|protesters|protestors"
    r"|demonstrators|activists|workers|employees|farmers|students|pupils|teachers|parents|voters|members"
    r"|delegates|customers|users|commuters"
    r"|drivers|experts|scientists|researchers|economists|officials|politicians|lawmakers|ministers|leaders"
    r"|journalists|reporters|witnesses"
    r"|visitors|tourists|fans|shopkeepers|traders|families|fishermen|owners|crowd)"
)
_SAY_MANY: Final = regex(
    rf"(?:^|[.!?]\s)\s*{_MANY}\s+(?:\w+ly\s+|also\s+|have\s+|had\s+|all\s+)?(?:say|said|told|stated|claim(?:ed)?"
    rf"|argued?|declared?"
    r"|complain(?:ed)?|shout(?:ed)?|chant(?:ed)?|insist(?:ed)?|warn(?:ed)?|added?|repl(?:y|ied)|answer(?:ed)?"
    r"|ask(?:ed)?|call(?:ed)?"
    r"|wr[io]te|explain(?:ed)?|agreed?|promised?)\b"
    r"|(?:^|[.!?]\s)\s*(?:Die|Viele|Einige|Mehrere)\s\w+(?:en|er|e|innen|s)\s+(?:sagten|sagen|riefen|erklärten"
    r"|meinten|forderten|betonten|klagten)\b"
    r"|(?:^|[.!?]\s)\s*(?:Les|Des|Plusieurs|Certains)\s\w+s\s+(?:ont (?:dit|déclaré|affirmé|crié|répondu)|disent"
    r"|affirment|déclarent|crient)\b"
    r"|(?:^|[.!?]\s)\s*(?:Los|Las|Varios|Muchos|Algunos)\s\w+s\s+(?:dijeron|dicen|afirmaron|afirman|declararon"
    r"|gritaron|respondieron)\b"
    r"|(?:^|[.!?]\s)\s*(?:[А-ЯЁ]\w+(?:ы|и|е)|Люди|Многие)\s+(?:сказали|говорят|заявили|заявляют|кричали|ответили)\b"
    r"|(?:^|[。！？，])\s*(?:许多|很多|不少|一些|多名|几名|有)?(?:乘客|居民|市民|村民|群众|网友|专家|学生|家长|工人|农民|游客|批评者|支持者|代表|记者|官员)们?"
    r"(?:都|纷纷|也)?(?:说|表示|称|认为|指出|喊)",
    re.IGNORECASE,
)
_MANY_SAY: Final = regex(
    rf"[\s,.，。”’\"»“]*(?:(?:said|say|shouted|chanted|complained|told)\s+{_MANY}\b"
    rf"|{_MANY}\s+(?:said|say|shouted|chanted|complained|told)\b"
    r"|(?:sagten|sagen|riefen)\s+(?:die|viele|einige)\s|(?:ont (?:dit|déclaré|crié)|disent)\s+(?:les|des|plusieurs)\s"
    r"|(?:dijeron|dicen|gritaron)\s+(?:los|las|varios|muchos|algunos)\s"
    r"|(?:乘客|居民|市民|村民|群众|网友|专家|学生|家长|工人|农民|游客)们?(?:都|纷纷)?(?:说|表示|称|喊))",
    re.IGNORECASE,
)


def is_of_many(before: str, after: str) -> bool:
    """Whether a sentence gives marked words to several persons without a name: the riders said."""
    return bool(_SAY_MANY.search(before) or _MANY_SAY.match(after))
