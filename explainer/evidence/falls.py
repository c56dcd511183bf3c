"""Words that say of a share that it fell by it: `cratered 30 percent`, `30 percent shy of the target`.

They stand in many other meanings, too (`skidded 30 metres`, `faded colours`), so that a percentage must be near.
All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

from typing import Final

_SHARE: Final = (
    r"[0-9][0-9.,]{0,8} ?(?:%|‰|per ?cent|pct|percentage|basis|points?\b|prozent|pour cent|por ciento"
    r"|процент|punkt|п\.п)"
)
_BEFORE_SHARE: Final = rf"(?=[^.;:!?,0-9]{{0,16}}{_SHARE})"
_ENGLISH: Final = (
    r"crater\w{0,3}|tank(?:s|ed|ing)|sag(?:s|ged|ging)?|wither\w{0,3}|skidd?\w{0,4}|slacken\w{0,3}|soften(?:s|ed|ing)?"
    r"|subsid(?:e|es|ed|ing)|(?:dive|hit|knock|nosedive|crash|shortfall|downturn|setback|haircut)(?= of\b)"
    r"|evaporat\w{1,3}|melt(?:s|ed)?|erod\w{1,3}|taper(?:s|ed)?|wan(?:es?|ed|ing)|crumbl\w{1,3}|implod\w{1,3}"
    r"|buckl\w{1,3}|fad(?:es?|ed|ing)"
    r"|cool(?:s|ed)(?: off| down)?|decelerat\w{1,3}|depressed|regress\w{0,3}|shrivel\w{0,4}|thinned|deflat\w{1,3}"
    r"|devalu\w{1,6}"
    r"|(?:was|were|is|are|been|be|finished|closed|ended|trading) off|back(?:s|ed) off|(?:pull|giv|gave|knock|roll"
    r"|drop|scal|slid)\w{0,3} back"
    r"|(?:went|going|gone|goes) (?:backwards?|south)|downgrad\w{1,3}|in the red|(?:lags|lagged|lagging)(?: behind)?"
    r"|worse"
    r"|(?:miss|trail|undersh[oi]+t|lagg)\w{0,3}(?=[^.;:!?,0-9]{1,30} by [0-9])|slower|cheaper"
)
_FRENCH: Final = (
    r"plong\w{1,5}|fond(?:u|ent|aient)e?s?|contract(?:é|e|ent)\w{0,2}|dévis\w{1,5}|tass\w{1,5}|faibli\w{0,5}"
    r"|lâch\w{1,5}"
    r"|abandonn(?:é|e|ent|ait)|décr(?:u|oît|oissent)|décroch\w{1,5}|dégrad\w{1,5}|en retrait|compress\w{1,5}"
    r"|comprim\w{1,5}|écroul\w{1,5}"
    r"|déclin\w{0,5}|coul(?:é|ent|e)|affaiss\w{1,5}|abaiss\w{1,5}|tomb(?:é|e|ent|aient)\w{0,2}|érod\w{1,5}"
    r"|rétract\w{1,5}|dépréci\w{1,5}"
    r"|piqu\w{1,3} du nez|gliss\w{1,5}|retard|rétréci\w{0,5}|sombr\w{1,5}|minor\w{1,5}|dévalu\w{1,5}"
    r"|plus (?:faibles?|bas(?:ses?)?)"
    r"|(?:est|sont) descendu\w{0,2}"
)
_GERMAN: Final = (
    r"bröckel\w{1,3}|tauch(?:te|ten|t|en)(?= um\b)|verschlechter\w{1,4}|verkleiner\w{1,4}|drossel\w{1,4}"
    r"|abst[uü]rz\w{0,2}|schwund"
    r"|abschwung|einbuß\w{1,2}|abbau|\w{0,8}rutsch(?= von| um)|\w{0,8}sturz(?= von| um)|purzel\w{1,3}"
    r"|schm[oi]lz\w{1,3}|schmolzen"
    r"|kippt\w{1,2}|rausch\w{1,3}|ermäßig\w{1,4}(?= (?:sich|um)\b)|verbillig\w{1,4}|verfiel\w{0,2}|minder(?:t|te|ten"
    r"|n|ung)|flau\w{1,3}"
)
_SPANISH: Final = (
    r"derrumb\w{1,5}|contrajeron|contra[eí]\w{1,4}|encog\w{1,5}|floje\w{1,5}|deterior\w{1,5}|achic\w{1,5}"
    r"|depreci\w{1,5}|abarat\w{1,5}"
    r"|precipit(?:ó|aron|a|an)|declin\w{1,5}|deca[yeí]\w{1,5}|afloj\w{1,5}|enfri\w{1,5}|debilit\w{1,5}|devalu\w{1,5}"
    r"|rebaj\w{1,6}"
    r"|fren(?:ó|aron|a|an)|declive|esfum\w{1,5}|se dej(?:ó|aron)|resbal\w{1,5}|aminor\w{1,5}|palidec\w{1,5}"
    r"|atenu\w{1,5}|moder(?:ó|aron|a|an)"
    r"|bajón|por debajo"
)
_RUSSIAN: Final = (
    r"сжал\w{1,4}|схлопн\w{1,6}|скати\w{1,6}|сполз\w{1,4}|опусти\w{1,6}|ухудши\w{1,6}|(?:по)?убави\w{1,5}"
    r"|уреза\w{1,5}|среза\w{1,5}"
    r"|пони[зж]\w{1,7}|обесцени\w{1,6}|девальв\w{1,9}|провал\w{1,6}|съ[её]жи\w{1,5}|спикирова\w{1,4}|отступи\w{1,4}"
    r"|откати\w{1,5}"
    r"|вниз|отста\w{1,4}|недовыполн\w{1,5}|хуже|крах\w?|просадк\w|убыл[иья]|сжати\w|регресс\w?|усохл\w|похуде\w{1,3}"
    r"|лиши\w{1,5}"
    r"|растеря\w{1,4}|утрати\w{1,4}|скину\w{1,4}|дешевле|слабее|медленнее|сбави\w{1,4}|спусти\w{1,5}"
)
FALL_OF_SHARE: Final = (
    rf"\b(?:{_ENGLISH}|{_FRENCH}|{_GERMAN}|{_SPANISH}|{_RUSSIAN})\b{_BEFORE_SHARE}"
    r"|(?:重挫|狂泻|剧减|跌去|减产|走弱|退步|倒退|衰退|递减|减退|蒸发|压缩|压减|砍掉|贬值|减值|跳水|崩盘|滑坡|落后"
    r"|变慢|降速|折损|降价|下浮"
    r"|调减|核减|精简|缩短|收窄|(?<![增加])减|亏|较[^,，;。0-9]{1,8}差|低于(?:目标|计划|预期|上年|去年)(?:同期)?)"
    r"(?=[了约近超达]{0,2}[0-9][0-9.]{0,8}(?:%|‰|个百分点|成))"
)
"""Before the share."""
_HAN_COUNT: Final = r"(?=了?[约近超逾达]{0,2}[0-9])"
HAN_FALL: Final = (
    rf"(?:减(?:产|收|员|薪|编|支|亏|供|储|排)|降(?:价|薪|息)|跌价|掉价|缩产|少[建产收卖销招生种运发开])了?{_HAN_COUNT}"
)
"""Verbs of two signs that have what falls in them: 减产12万吨. A record of the loss may show it as 12."""
HAN_RISE: Final = (
    rf"(?:增(?:产|收|员|编|薪|资|供|储|支|亏)|[提涨加]价|扩产|加薪|多[建产收卖销招生种运发开])了?{_HAN_COUNT}"
)
LOWER_OF_SHARE: Final = (
    r"\b(?:slash\w{1,3}|par(?:es|ed|ing)|chop(?:s|ped)|scal(?:es?|ed|ing) (?:back|down)|curtail\w{0,3}|curb(?:s|ed)"
    r"|clip(?:s|ped)|docked"
    r"|amput\w{1,5}|rabot\w{1,5}|coup(?:é|er|ent)\w{0,2}|sabr\w{1,5}|rogn\w{1,5}|allég\w{1,5}"
    rf"|kappt\w{{1,2}}|streich\w{{1,3}}|strich\w{{0,2}}|stutz\w{{1,3}})\b{_BEFORE_SHARE}"
)
"""Verbs whose share may be told as what was taken away."""
OPEN_OF_SHARE: Final = rf"\b(?:worsen\w{{0,3}}|deteriorat\w{{1,3}})\b{_BEFORE_SHARE}"
"""Unemployment worsens upwards, and output downwards."""
BEHIND_SHARE: Final = (
    r"(?:crash|downturn|shortfall|hit(?=[.,;]| (?:to|in|from|on|last|this)\b|$)|setback|nosedive|dive|haircut"
    r"|geschwunden|gestutzt|zusammengestrichen|beschnitten"
    r"|heruntergefahren|gedrosselt|runter|herunter|hinunter|abgestürzt|abgerutscht|nach unten|geschmolzen|gestrichen"
    r"|verkleinert"
    r"|verschlechtert|verbilligt|ermäßigt|gekappt|eingeknickt|geschröpft)"
)
SMALLER: Final = (
    r"cheaper|slower|shorter|thinner|poorer|worse(?= than)|schwächer|langsamer|billiger|günstiger|kürzer|schlechter"
    r"|plus (?:bas(?:se)?s?|faibles?|petite?s?|lente?s?)|más (?:baj[oa]s?|débil(?:es)?|barat[oa]s?|lent[oa]s?"
    r"|pequeñ[oa]s?)"
    r"|дешевле|слабее|медленнее|хуже|короче"
)
"""Directly behind the share."""
