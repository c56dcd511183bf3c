"""Words of what is not yet so: forecasts, demands and claims, plans and promises; and of what has been done.

Languages: English, German, French, Spanish, Russian, Chinese. All patterns read folded text (`fold_numbers`).
How far each reaches is told in `unsettled`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OPEN: Final[Mapping[str, str]] = {
    "en": r"\b(?:demanded|demanding|demands (?=an?\b|the\b|that\b|[0-9$€£])|wants?|wanted(?! for\b)"
    r"|(?:call|press|push|lobby|campaign|ask)(?:s|ed|ing|ied)? for|proposed|proposes|proposing|proposal (?:of|for|to)"
    r"|urged|urges|(?:sought|seeks|requested|requests) (?=an?\b|the\b|[0-9$€£])|claim(?:s|ed|ing)?(?= that\b| [0-9])"
    r"|alleg(?:es?|ed|ing)|(?<!as )(?<!than )(?:expect(?:s|ed|ing)?|forecast(?:s|ed|ing)?|predict(?:s|ed|ing)?"
    r"|projected|anticipat(?:es?|ed|ing))|rumou?red|suggested (?=an?\b|that\b|[0-9]))\b",
    "de": r"\b(?:forder(?:t|te|ten|n)\b(?![^.;!?]{0,60}(?:tote|opfer|leben|verletzt))|verlang(?:t|te|ten|en)"
    r"|(?:rechn(?:et|en|ete|eten)|kalkulier\w{1,3})\b(?=[^.;!?]{0,60}\bmit\b)|behaupt(?:et|en|ete|eten)"
    r"|(?<!wie )(?<!als )erwart(?:et|en|ete|eten)|prognostizier\w{1,4}|voraussichtlich|sagt\w{0,2} (?=[^.;!?]{0,60}"
    r"\bvoraus\b)|schl(?:ägt|agen|ug|ugen)\b(?=[^.;!?]{0,80}\bvor\b))",
    "fr": r"\b(?:réclam\w{1,5}|exig\w{1,6}|revendiqu\w{1,5}|(?<!la )(?<!une )(?<!de )(?<!cette )demand(?:e|ent|ait"
    r"|aient"
    r"|é)|propos(?:e|ent|ait|aient|é)|prétend\w{0,4}|tabl\w{1,4} sur|s'attend\w{0,4} à|pronostiqu\w{1,5})\b",
    "es": r"\b(?:reclam(?:a|an|ó|aron|aba|aban)|exig(?:e|en|ió|ieron|ía|ían)|pid(?:e|en|ió|ieron)|pedían?"
    r"|propon(?:e|en|ía|ían)|propus[oi]\w{0,4}|quier(?:e|en)|pronostic\w{1,4}|se esperan?)\b",
    "ru": r"\b(?:требу(?:ет|ют|я)|потребовал\w?|требовал\w?|предложил\w?|предлага(?:ет|ют|л\w?)|прос(?:ит|ят)"
    r"|хо(?:чет|тят)"
    r"|утвержда\w{1,4}|ожида\w{1,5}|(?:с)?прогноз\w{1,8}|рассчитыва\w{1,4}|призва(?:л\w?)|настаива\w{1,4})\b",
    "zh": r"(?<![按据合照])要求|呼吁|提议|(?<!根据)建议|主张|声称|宣称|网[民友]称|谣称"
    r"|预计|(?<![于合出])预期|预测|有望|料将|或将"
    r"|望(?=达|突破|超)",
}
"""What somebody wants, proposes, claims or foresees: the number that follows them in their clause."""

OPEN_AROUND: Final[Mapping[str, str]] = {
    "en": r"\b(?:could (?=be|have|reach|rise|fall|cost|lose|see|go|take|soon|create|bring|face|get|mean|add|grow)"
    r"|might (?=[a-z])|may (?=be\b|have to\b|lose|reach|rise|fall|cost|see|go|take|need|get|grow))",
    "de": r"\b(?:gefordert|verlangt|dürften?|könnten?|würden?)\b",
    "fr": r"\b(?:pourrai|devrai|aurai|serai|ferai|perdrai|prendrai|atteindrai|viendrai|[^\W\d_]{2,}erai)(?:t|ent)\b",
    "es": r"\b(?:podr|deber|habr|tendr|perder|costar|llegar|alcanzar|superar|crear|aumentar|recibir|supondr)ían?\b",
    "ru": r"\b(?:может|могут|мог(?:ла|ло|ли)? бы)\b",
    "zh": r"可能|或许",
}
"""The same of the numbers on both sides."""

_EN_PLANS: Final = r"(?:goal|target|aim|plan|pledge|promise|offer|ambition)s? (?:of|for|to)"
PLANNED: Final[Mapping[str, str]] = {
    "en": rf"\b(?:{_EN_PLANS}|plan(?:s|ned|ning) (?=to\b|[0-9])|aim(?:s|ed|ing)? (?:to|for|at)|intend(?:s|ed|ing)?"
    r"|pledg(?:es?|ed|ing)|promis(?:es?|ed|ing)|vow(?:s|ed|ing)?|offer(?:s|ed|ing)|(?:due|set|going|scheduled) to"
    r"|(?:is|are) to(?= [a-z]))\b",
    "de": r"\b(?:ziel\b(?= von)|plan(?:t|en|te|ten)\b|geplant\w{0,2}|wollen|wollten?|will|versprach\w{0,2}"
    r"|verspr[io]ch\w{0,3}"
    r"|beabsichtig\w{1,4}|kündigt\w{0,3}\b(?=[^.;!?]{0,80}\ban\b)|sieht\b(?=[^.;!?]{0,120}\bvor\b))\b",
    "fr": r"\b(?:prévoi\w{1,5}|prévu\w{0,2}|prévisions?|projets? de|envisag\w{1,5}|objectifs? d(?:e |')|prom(?:et"
    r"|is)\w{0,5}"
    r"|entend(?:ent)? (?=[^\W\d_]{2,}(?:er|ir|re)\b)|v(?:a|ont) (?=[^\W\d_]{2,}(?:er|ir|re)\b)|veut|veulent)\b",
    "es": r"\b(?:prev(?:é|én|isto|ista|istos|istas|eía|eían)|planea\w{0,3}|plan de|objetivo de|meta de|promet\w{1,6}"
    r"|vaya?n? a (?=[^\W\d_]{2,}[aei]r\b)|pretend(?:e|en|ía|ían))\b",
    "ru": r"\b(?:планиру\w{1,5}|намерен\w{0,2}|(?:по)?обеща\w{1,5}|предусматрива\w{1,4}|предусмотр\w{1,6}"
    r"|цел(?:ь|и|ью)|собира(?:ет|ют)ся|план\w{0,2} (?=на\b|по\b))\b",
    "zh": r"计划|拟(?=[建新投在于将增])|目标|力争|争取|规划|承诺|提出到|(?<=到)20[0-9]{2}年",
}
"""Plans, aims and promises: the number that follows them in their clause."""

_WILL: Final = (
    r"(?:于|在|会|新建|建|投资|投入|达|突破|超过|增|减少|招|裁|取消|关闭|获得|提供|拨款|用于|安排|修建|开工|推出|再|进一步|损失|失去|面临"
    r"|涨|升|降|下降|下调|上调|上涨|分)"
)
PLANNED_AROUND: Final[Mapping[str, str]] = {
    "en": r"\b(?:will|shall|would)\b",
    "de": r"\b(?:soll(?:en|te|ten)?|vorgesehen)\b",
    "fr": r"\b(?:[^\W\d_]{2,}(?:era|eront|uira|iront|dra|dront|vra|vront)|aura|auront|sera|seront|fera|feront)\b",
    "es": r"\b[^\W\d_]{2,}(?:[aei]r|dr|br)(?:á|án)\b",
    "ru": r"\b(?:будет|будут|должн\w{1,2})\b",
    "zh": rf"将(?={_WILL})",
}
"""What will or shall be: the numbers on both sides."""

FAILED: Final[Mapping[str, str]] = {
    "en": r"\b(?:motion|amendment|proposal|bill|bid|demand|request|call)s? (?:to|for|that)\b[^.;!?]{1,140}?"
    r"\b(?:failed|was defeated|was lost|found no majority|did not pass|was not adopted|fell short)\b",
    "de": r"\b(?:antr[aä]g\w{0,2}|vorschl[aä]g\w{0,2}|forderung\w{0,2}|vorstoß)\b[^.;!?]{1,140}?"
    r"\b(?:keine mehrheit|scheitert\w{0,2}|gescheitert|abgelehnt|lehnt\w{0,3}|zurückgewiesen)\b",
    "fr": r"\b(?:motion|amendement|proposition|demande|proposait)s?\b[^.;!?]{1,140}?\b(?:rejeté\w{0,2}"
    r"|repoussé\w{0,2}|a échoué"
    r"|n'a pas été (?:adopté|retenu|suivi)\w{0,2})\b",
    "es": r"\b(?:moción|enmienda|propuesta|petición|demanda)\b[^.;!?]{1,140}?\b(?:rechazad\w{1,2}|fracas\w{1,3}"
    r"|no prosper\w{1,3}|no salió adelante|no fue aprobad\w{1,2})\b",
    "ru": r"\b(?:предложени|поправк|требовани|инициатив|просьб)\w{1,3}\b[^.;!?]{1,140}?\b(?:отклон\w{1,5}"
    r"|не поддержа\w{1,3}"
    r"|не прош\w{1,3}|отверг\w{1,4}|не принял\w?)\b",
    "zh": r"(?:提案|建议|提议|动议|提出|主张)[^。;!?]{1,60}?(?:被否决|未获通过|未被采纳|未获采纳|未通过|遭否决|被驳回)",
}
"""A motion and that it failed, with what it asked for between them."""

HEDGES: Final[Mapping[str, str]] = {
    "en": r"\b(?:sa(?:id|ys?|ying)|told|tells?|accord\w{0,5}|report\w{0,4}|announc\w{1,5}|wrote|writes?|warn\w{0,4}"
    r"|stat(?:ed|es)"
    r"|estimat\w{1,5}|argu\w{1,4}|believ\w{1,4}|th(?:ink|inks|ought)|insist\w{0,4}|recall\w{0,4}|hop(?:es?|ed|ing)"
    r"|wish\w{0,3}|want\w{0,3}|demand\w{0,3}|claim\w{0,3}|alleg\w{1,6}|plan\w{0,4}|aim\w{0,3}|goals?|target\w{0,3}"
    r"|forecast\w{0,3}|expect\w{0,6}|predict\w{0,4}|project(?:ed|ion|ions)|outlook|propos\w{1,4}|promis\w{1,3}"
    r"|pledg\w{1,3}"
    r"|offer\w{0,3}|will|would|could|might|may(?! [0-9])|shall|should|can|must|if|whether|unless|intend\w{0,3}"
    r"|ask\w{0,3}"
    r"|call\w{0,3}"
    r"|seek\w{0,3}|sought|urg\w{1,3}|approv\w{1,4}|pass(?:ed|es)|adopt\w{0,4}|agree\w{0,5}|decid\w{1,3}|decision"
    r"|budget\w{0,4}"
    r"|order\w{0,3}|commit\w{0,7}|law|bill|motion|draft|rumou?r\w{0,3}|suggest\w{0,5}|contract\w{0,3}|scheduled?|due"
    r"|future|next"
    r"|yet|reject\w{0,4}|den(?:y|ie[sd])|oppos\w{1,5}|threat\w{0,6}|risk\w{0,3}|fear\w{0,3}|allocat\w{1,4}"
    r"|earmark\w{0,3}"
    r"|set to|likely|possibl[ey]|potential\w{0,2}|anticipat\w{1,4}|request\w{0,3}|require\w{0,1}|need\w{0,3}|vow\w{0,3}"
    r"|puts? (?:the|it)|reckon\w{0,3}|supposed\w{0,2}|allow\w{0,3}|provid(?:es|ed) for|foresees?|envisag\w{1,3})\b",
    "de": r"\b(?:sag\w{1,3}|laut|zufolge|nach angaben|erklär\w{1,4}|teilt\w{0,3}|mitgeteilt|kündigt\w{0,2}"
    r"|angekündigt|ankündig\w{1,5}"
    r"|schätz\w{1,5}|geschätzt|warn\w{1,4}|mein\w{1,4}|glaub\w{1,4}|hoff\w{1,5}|wünsch\w{1,4}|wunsch|will"
    r"|woll\w{1,4}|forder\w{1,6}"
    r"|gefordert|verlang\w{1,4}|behaupt\w{1,6}|plan\w{0,4}|pläne\w?|geplant\w{0,2}|ziel\w{0,4}|prognos\w{1,9}"
    r"|erwart\w{1,6}"
    r"|rechn(?:et|en|ete|eten)|kalkul\w{1,6}|vorschl[aä]g\w{0,2}|schl(?:ägt|ug|agen|ugen)|versp?r\w{2,8}|wird|werden"
    r"|würd\w{1,2}"
    r"|könn\w{1,4}|dürf\w{1,4}|soll\w{0,3}|müss\w{1,4}|muss|wenn|falls|ob|sofern|absicht\w{0,2}|beabsichtig\w{1,3}"
    r"|antr[aä]g\w{0,2}"
    r"|beantrag\w{1,3}|beschl\w{2,6}|genehmig\w{1,3}|haushalt\w{0,2}|gesetz\w{0,6}|entwurf\w{0,2}|gerücht\w{0,2}"
    r"|voraussichtlich"
    r"|künftig\w{0,2}|vorgesehen|bericht\w{0,4}|abgelehnt\w{0,2}|lehn\w{1,3}|droh\w{1,4}|befürcht\w{1,4}"
    r"|möglich\w{0,8}|angeblich"
    r"|bezifferte?\w?|vertrag\w{0,2}|einigt\w{0,2}|geeinigt|zusag\w{1,3}|zugesagt|angebot\w{0,2}|bot|boten|bietet"
    r"|ab)\b",
    "fr": r"\b(?:selon|d'après|a(?:-t-(?:il|elle))? (?:dit|déclaré|affirmé|assuré|indiqué|précisé|annoncé|estimé)"
    r"|dit|disent|déclar\w{1,4}"
    r"|affirm\w{1,4}|assur\w{1,4}|indiqu\w{1,4}|annonc\w{1,5}|estim\w{1,6}|averti\w{0,4}|espèr\w{1,3}|espér\w{1,4}"
    r"|espoir|souhait\w{1,5}"
    r"|veu\w{1,5}|voul\w{1,6}|réclam\w{1,5}|exig\w{1,6}|demand\w{1,5}|revendi\w{1,8}|prétend\w{0,4}|plans?"
    r"|projet\w{0,4}|objectif\w?"
    r"|prév\w{2,7}|attend\w{0,4}|propos\w{1,7}|prom(?:et|is|esse)\w{0,4}|pourr\w{1,6}|devr\w{1,6}|doit|doivent"
    r"|[^\W\d_]{2,}r(?:a|ont)"
    r"|[^\W\d_]{2,}rai(?:t|ent)|si|à condition|en cas|v(?:a|ont)|entend\w{0,3}|envisag\w{1,5}|amendement\w?|motion"
    r"|adopt\w{1,5}|vot\w{1,4}"
    r"|approuv\w{1,4}|budget\w?|loi|rumeur\w?|menac\w{1,4}|craint\w?|craign\w{1,5}|risqu\w{1,4}|rejet\w{1,4}"
    r"|repouss\w{1,4}|possible\w?"
    r"|rappel\w{1,4}|évoqu\w{1,4}|accord\w{0,4}|contrat\w?|table\w{0,2}|futur\w{0,2}|prochain\w{0,3}|peut|peuvent"
    r"|crédit\w?)\b|s'ils?\b",
    "es": r"\b(?:según|dij[oe]\w{0,4}|dic\w{1,4}|declar\w{1,4}|afirm\w{1,4}|asegur\w{1,4}|indic\w{1,4}|anunci\w{1,4}"
    r"|inform\w{1,4}"
    r"|estim\w{1,5}|calcul\w{1,4}|advirti\w{1,4}|adviert\w{1,2}|esper\w{1,5}|dese\w{1,4}|quier\w{1,3}|quer\w{2,5}"
    r"|reclam\w{1,4}|exig\w{1,5}"
    r"|pid\w{1,5}|pedí\w{1,2}|petición|demand\w{1,4}|sosten\w{1,4}|sostien\w{1,2}|plan\w{0,5}|proyect\w{1,4}"
    r"|objetivo\w?|meta|prev\w{1,7}"
    r"|pronostic\w{1,4}|pronóstico\w?|propon\w{1,4}|propuest\w{1,2}|propus\w{1,5}|promet\w{1,6}|promesa\w?"
    r"|podr\w{1,4}|pued\w{1,3}|deb\w{1,6}"
    r"|[^\W\d_]{2,}(?:r|dr|br)(?:á|án|ía|ían)|si|en caso|va a|van a|pretend\w{1,4}|moción|enmienda|aprob\w{1,5}"
    r"|aprueb\w{1,3}|acord\w{1,5}"
    r"|acuerdo|presupuesto\w?|ley|rumor\w{0,2}|amenaz\w{1,4}|tem\w{1,4}|riesgo\w?|rechaz\w{1,5}|posible\w?"
    r"|record\w{1,4}|contrato\w?"
    r"|futur\w{1,2}|próxim\w{1,2}|ofrec\w{1,5}|oferta\w?|autoriz\w{1,5})\b",
    "ru": r"\b(?:по словам|по данным|сказал\w?|говор\w{1,4}|заяв\w{1,5}|сообщ\w{1,6}|сообща\w{1,4}|объяв\w{1,5}"
    r"|подчеркну\w{1,3}|отмет\w{1,4}"
    r"|оцен\w{1,6}|предупре\w{2,6}|счита\w{1,4}|надежд\w{1,3}|наде\w{1,6}|хо(?:чет|тят|тел\w?)|требу\w{1,4}"
    r"|требова\w{1,4}|потребова\w{1,4}"
    r"|утвержда\w{1,4}|план\w{0,8}|цел[ьие]\w{0,3}|прогноз\w{0,8}|ожида\w{1,6}|рассчитыва\w{1,4}|предлож\w{1,5}"
    r"|предлага\w{1,4}|обеща\w{1,5}"
    r"|пообеща\w{1,4}|мо(?:жет|гут|г|гла|гли)|должн\w{1,2}|буд(?:ет|ут)|если|бы|намер\w{1,6}|собира\w{1,5}"
    r"|предусм\w{1,10}|поправк\w{1,3}"
    r"|инициатив\w{1,3}|приня\w{1,4}|утверд\w{1,4}|утвержд\w{1,6}|бюджет\w{0,3}|закон\w{0,5}|проект\w{0,3}"
    r"|слух\w{0,3}|угро\w{1,4}|опаса\w{1,5}"
    r"|риск\w{0,3}|отклон\w{1,5}|отверг\w{1,4}|возмож\w{1,5}|напомни\w{1,3}|договор\w{0,8}|прос(?:ит|ят|ил\w?)"
    r"|настаива\w{1,4}|якобы|согласно"
    r"|выдел\w{1,5}|программ\w{1,3}|дума\w{1,4}|писа\w{1,4}|цен(?:ит|ят)|чтобы|хотя бы)\b",
    "zh": r"将|会(?!议)|计划|拟|预计|预期|预测|有望|望|目标|希望|要求|呼吁|提议|建议|提案|如果|若|一旦"
    r"|可能|或|据|称|说|表示|认为|指出|估计|估算|传|力争|争取|到20[0-9]{2}年|未来|草案|议案|否决|规划|承诺|应|需|须|宣布|决定"
    r"|批准|通过|规定|介绍|透露|强调|主张|告诉|回应|预算|条例"
    r"|法案|方案|合同|协议|要(?!素)|可|料|报道|显示|提出|明年|想|采纳",
}
"""Words of doubt, plan, wish, claim, decision or saying: a sentence that holds one states nothing as a plain fact."""

DONE: Final[Mapping[str, str]] = {
    "en": r"\b(?:was|were|had|has|have|did|[a-z]{3,}ed|built|won|lost|cut|rose|fell|grew|sold|spent|paid|got|made"
    r"|gave|took|went"
    r"|became|bought|left|held|met|began|opened|saw|shut|hit|put)\b",
    "de": r"\b(?:wurden?|haben|hat|hatten?|war|waren|ist|sind|bekam\w{0,2}|erhielt\w{0,2}|verlor\w{0,2}|stieg\w{0,2}"
    r"|sank\w{0,2}|fiel\w{0,2}"
    r"|baut(?:e|en)|gab|gaben|ging\w{0,2}|wuchs\w{0,2}|kostet(?:e|en)|[^\W\d_]{3,}(?:te|ten)(?= [0-9]))\b",
    "fr": r"\b(?:(?:a|ont|est|sont|avait|avaient|a été|ont été)(?: [^\W\d_]{2,8})? [^\W\d_]{2,}(?:é|i|u|is|it"
    r"|ert)e?s?|a perdu|ont perdu)\b",
    "es": r"\b(?:[^\W\d_]{2,}(?:ó|aron|ieron|eron|ujo|uvo|ijo|uso|izo)|(?:ha|han|había|habían) [^\W\d_]{2,}(?:ado"
    r"|ido|to|cho)"
    r"|[^\W\d_]{2,}(?:é|í)|fue|fueron)\b",
    "ru": r"\b(?:[^\W\d_]{2,}(?:ал|ял|ил|ел|ол|ул|ыл|ёл|шел|шёл)(?:а|о|и|ся|ась|ось|ись)?|вырос\w{0,2}"
    r"|[^\W\d_]{2,}(?:ено|ены|ена|ён|ан|ано|аны"
    r"|ана|ято|яты|ято|ыто|ыты|ыта|дено|дены))\b",
    "zh": r"已|了|曾|完成|建成|实现",
}
"""Words of what has been done or has happened."""
