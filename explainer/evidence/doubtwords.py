"""Words that keep a number from being stated as a fact: conditions, questions, hopes, and claims that are false.

Languages: English, German, French, Spanish, Russian, Chinese. All patterns read folded text (`fold_numbers`).
How far each reaches is told in `doubts`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_BEGIN: Final = r"(?:(?<=^)|(?<=[.;:!?,] )|(?<=\" )|(?<=\"))"
"""Where a sentence or clause begins."""
_EN_CLAIM: Final = (
    r"(?:claim|report|rumou?r|allegation|suggestion|assertion|story|stories|idea|notion|statement|figure|number"
    r"|estimate"
    r"|accusation|belief|news|tally|total|count|assumption)s?"
)
_FALSE: Final = (
    r"(?:false|untrue|wrong|incorrect|inaccurate|mistaken|unfounded|baseless|groundless|bogus|fake|fabricated"
    r"|invented|made up"
    r"|(?:a |pure )?(?:hoax|myth|lie|fiction|nonsense|fantasy|fabrication|rumour)|(?:wildly |grossly )?exaggerated"
    r"|inflated|overstated|debunked|refuted|disproved|disproven|discredited|retracted|rebutted)"
)
_EN_SAY: Final = (
    r"(?:claim|said|say|stat(?:e|ing)|report|assert|alleg|believ|assum|thought|think|suggest|announc|insist|maintain"
    r"|estimat"
    r"|quot|record|told|publish|print|wrote|writ|declar|predict|inform|conclud|reckon)\w{0,5}"
)
_WRONGLY: Final = r"(?:wrongly|falsely|incorrectly|mistakenly|erroneously|untruthfully|misleadingly|inaccurately)"

_EN_SUBJECT: Final = r"(?:[0-9]|(?:the|an?|it|they|there|any|more|we|he|she|no|some|another|only|all)\b)"
"""Behind a verb with which a condition begins: `Should 40 villages be flooded`, `Had it been 9 percent`."""

CONDITIONS: Final[Mapping[str, str]] = {
    "en": r"\b(?:if(?! not (?:all|most|more|the)\b| any\b| anything\b| at all\b| only by\b)|whether|unless|supposing"
    r"|lest"
    r"|(?:provided|providing|on condition|in the event|assuming|imagine|suppose)(?: that\b)"
    r"|in the event of|in case(?! [0-9])|(?:as|so) long as(?! [0-9])|assuming(?= (?:[0-9]|there\b|it\b|no\b))"
    r"|(?:imagine|suppose)(?= (?:[0-9]|there\b|it\b)))\b"
    rf"|{_BEGIN}should (?={_EN_SUBJECT})"
    rf"|{_BEGIN}had (?={_EN_SUBJECT}[^.;:!?]{{1,100}}?\b(?:would|could|might|(?<!had )(?<!have )been|not)\b)"
    rf"|{_BEGIN}were (?={_EN_SUBJECT}[^.;:!?,]{{1,80}} to\b)",
    "de": rf"\b(?:falls|sofern|ob|vorausgesetzt|angenommen|gesetzt den fall|für den fall|im falle?|es sei denn"
    r"|(?<!auch )wenn(?! auch\b))\b"
    rf"|{_BEGIN}(?:sollten?|würden?|wären?|hätten?|müssten?|könnten?)\b"
    rf"|{_BEGIN}(?:werden|wird|sind|ist|kommen|gehen) (?=[^.;:!?,]{{1,120}}, (?:muss|müssen|müsste|wird|werden|soll"
    r"|sollen|dann|so|droh)\w{0,3}\b)",
    "fr": r"(?:(?<=^)|(?<=[.;:!?,\"] )|(?<=\")|(?<= que )|(?<= mais )|(?<= et )|(?<= ou )|(?<= comme )|(?<= savoir )"
    r"|(?<=[dt]é )|(?<=demande )|(?<=demandait )|(?<=ignore )|(?<=ignorait ))s(?:i(?! bien que\b)|'ils?)\b"
    r"|\bsi(?= (?:[0-9]|les?\b|la\b|l'|une?\b|des\b|on\b|nous\b|vous\b|elles?\b|ces?\b|cette\b|plus de\b|jamais\b))"
    r"|\b(?:à moins que|à condition que|pourvu que|en cas de?|au cas où|à supposer que|supposons que"
    r"|dans l'hypothèse où"
    r"|sauf si|imaginons que|advenant)\b",
    "es": r"\bsi(?! bien\b)\b|\b(?:a menos que|siempre que|con tal de que|en caso de(?: que)?|a condición de que"
    r"|suponiendo que|supongamos que|salvo que|a no ser que|imaginemos que)\b|\bde (?=haberse?\b)",
    "ru": r"\b(?:если|ежели|при условии,? что|в случае,? если|в случае|допустим|предположим|разве что"
    r"|коли|пока не)\b",
    "zh": r"如果(?!说)|假如|假使|倘若|倘使|假若|如若|要是|一旦|万一|除非|只要|假设|假定|设想|若(?=[0-9有无不能在再]"
    r"|是(?!干))"
    r"|(?:以防|谨防)",
}
"""They reach to the end of their clause, and what follows it as a consequence is no fact either."""

QUESTIONS: Final[Mapping[str, str]] = {
    "ru": r"(?<= )ли\b|\b(?:были|было|был|была|стали|стало|могли|могло|удалось|построили|потеряли) бы\b|\bбы\b",
    "zh": r"是否|能否|会不会|有没有|是不是|可否|(?:的话)(?=[,，。;]|$)|(?:本来?|原本)(?:会|可|可以|应|该|能|要)",
    "en": r"\b(?:would|could|might|should) (?:never |also |probably |otherwise |then )?have\b"
    r"|\b(?:allegedly|supposedly|purportedly|rumou?red)\b",
    "de": r"\b(?:ohne|beinahe|fast|sonst|andernfalls|eigentlich)\b[^.;:!?,]{0,100}?\b(?:wären?|hätten?|würden?)\b"
    r"|\b(?:wären?|hätten?|würden?)\b[^.;:!?,]{0,60}?\b(?:beinahe|fast|sonst|andernfalls|eigentlich)\b"
    r"|\b(?:angeblich\w{0,2}|vermeintlich\w{0,2})\b",
    "fr": r"\baurai(?:t|ent)\b|\b(?:prétendument|soi-disant)\b",
    "es": r"\bhabr[íi]an?\b|\b(?:supuestamente|presuntamente)\b|\b(?:hubiera|hubiese)n?\b",
}
"""The whole clause in which they stand asks, or says what would have been."""

HOPES: Final[Mapping[str, str]] = {
    "en": r"\b(?:hop(?:es?|ed|ing) (?:for|to|that|of)|wish(?:es|ed)? (?:for|to)|dream(?:s|ed|t|ing)? (?:of|that)"
    r"|longed for"
    r"|fear(?:s|ed|ing)?(?: of| that)?|would (?:like|love|prefer)|"
    r"had (?:once |originally |initially |long |always |all |also )?(?:hoped|wanted|wished|expected|forecast(?:ed)?"
    r"|predicted|planned|intended"
    r"|aimed|budgeted|promised|targeted|projected|sought|foreseen|anticipated|meant|envisaged|counted on|banked on)"
    r"|(?:was|were) (?:originally |initially |once )?(?:supposed to|meant to|to have)|(?:should|ought to) have"
    r"|had claimed(?: that)?|(?:wants?|wanted|demand(?:s|ed)|(?:call|ask|press|push)(?:s|es|ed|ing)? for|seeks?)"
    r" (?:an? )?(?:(?:rise|increase|raise|pay rise|extra|further|another|at least) (?:of )?)?[$€£]?(?=[0-9]))\b",
    "de": r"\b(?:hoff(?:t|te|ten|en|nung)\b(?: auf|,? dass)?|wünsch(?:t|te|ten|en) sich|träum(?:t|te|ten|en) von"
    r"|erhoff(?:t|te|ten|en)|befürcht\w{1,4}|rechnete\w? mit|hatten? (?=[^.;:!?]{1,80}\b(?:gehofft|gerechnet"
    r"|erwartet|geplant"
    r"|erhofft|gewollt|versprochen|vorgesehen|angestrebt|gefordert"
    r"|verlangt|beantragt)\b)|(?:forder(?:t|te|ten|n)|verlang(?:t|te|ten|en))"
    r" (?![^.;:!?]{0,50}\b(?:\w{0,8}opfer|tote|\w{0,10}leben|verletzte)\b)(?=[^.;:!?,]{0,20}[0-9]))",
    "fr": r"\b(?:espér(?!ance)\w{1,6}|espoir d(?:e|')|souhait\w{1,6}|rêv\w{1,5} d(?:e|')|craign\w{2,6}|tabl(?:ai"
    r"|aient|ait|é)\w{0,3} sur"
    r"|avai(?:t|ent) (?:d'abord |initialement |longtemps )?(?:prévu|promis|voulu|attendu|visé|tablé|escompté|souhaité"
    r"|misé)|(?:réclam(?:e|ent|ait|aient)|revendiqu(?:e|ent|ait|aient)|exig(?:e|ent|eait|eaient))"
    r"(?= [^.;:!?,0-9]{0,16}[0-9]))\b",
    "es": r"\b(?:habían? (?:esperado|previsto|prometido|querido|planeado|soñado|deseado|proyectado|confiado)"
    r"|esper(?:aban?|an?) (?:que|un|una|crecer|alcanzar|llegar|lograr|construir|el|del)|anhel\w{1,5}|soñ\w{1,5} con"
    r"|ojalá|dese(?:an?|aban?)|tem(?:ían?|en)|esperanza de (?:que|un|una|crecer|alcanzar|lograr)"
    r"|(?:pid(?:e|en|ió|ieron)|ped[íi]an?|exig(?:e|en|ía|ían|ió)|reclam(?:a|an|aba|aban|ó)|reivindic(?:a|an|aba))"
    r"(?= [^.;:!?,0-9]{0,16}[0-9]))\b",
    "ru": r"\b(?:надеял\w{1,4}|наде[юе]\w{2,4}|надежд\w{1,3} на|рассчитыва\w{1,4}|мечта\w{1,4}|хотел\w? бы|опаса\w{1,6}"
    r"|боял\w{1,4}|желал\w?|предполагал\w{1,4}|планировал\w{1,3}"
    r"|(?:требу(?:ет|ют)|требовал\w{0,2}|просил\w?|прос(?:ит|ят)|добива(?:ется|ются|л\w{2,3}))"
    r" (?=[^.;:!?,0-9]{0,16}[0-9]))\b",
    "zh": r"希望(?!工程|小学|学校|之|的田野)|期望(?!寿命)|盼望|但愿|[本原]想|指望|[本原]以为|原计划|原定|原拟|原预计"
    r"|原本(?:计划|预计|打算)"
    r"|担心|据传|传闻|传言|有网民称|有网友称|有人称|有望(?:突破|达到?|增至|升至|实现|完成|超过)"
    r"|(?<=[年月度底内])计划(?=[\u4e00-\u9fff]{2,6}[0-9])|(?:应为|应当为|应提高到|应降至)(?=[0-9])|(?:要求|索要|呼吁)(?=[\u4e00-\u9fff]{0,6}[0-9])",
}
"""They reach to the end of their clause."""

FALSEHOODS: Final[Mapping[str, str]] = {
    "en": rf"\b{_WRONGLY} (?:[^\W\d_]{{1,12}} ){{0,2}}?{_EN_SAY}\b|\b{_EN_SAY} {_WRONGLY}\b|\blied (?:that|about)\b"
    rf"|\b(?:false|untrue|wrong|baseless|unfounded|bogus|fake|invented|debunked|discredited|erroneous|mistaken"
    rf"|incorrect)"
    rf" {_EN_CLAIM} (?:that|of|about|saying|claiming)\b"
    r"|\b(?:myth|hoax|lie|fallacy|canard) (?:that|of)\b"
    r"|\b(?<!not )(?<!n't )(?<!never )(?<!cannot )(?<!wrongly )(?<!falsely )(?:den(?:y|ies|ied|ying) (?:that|having)"
    r"|disput(?:e|es|ed|ing) that"
    r"|(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|refut\w{1,3}|dismiss\w{0,3}|disput\w{1,3}|contradict\w{0,3}"
    r"|debunk\w{0,3}|rebut\w{0,4}"
    rf"|disprov\w{{1,3}}) (?:(?:the|an?|any|these|those|his|her|their|its|all|earlier|media|press"
    rf"|recent) ){{0,3}}{_EN_CLAIM}"
    r" (?:that|of|about|saying))\b"
    r"|\b(?:not (?:true|correct|the case)|untrue|(?<!not )false"
    r"|(?<!not )(?<!something )(?<!went )(?<!is )wrong to (?:say|claim)"
    r"|incorrect|no truth in (?:the )?[^\W\d_]{3,12}|no (?:evidence|proof)|(?:a|pure) (?:lie|myth|hoax)) that\b"
    r"|\bit (?:is|was) (?:simply )?wrong that\b|\bno truth (?:in|to) (?:the )?(?:claims?|reports?|rumou?rs?) (?:of"
    r"|that)\b"
    r"|\bcontrary to (?:[^\W\d_]{1,12} ){0,2}(?:claims?|reports?|rumou?rs?|statements?|beliefs?) (?:that|of)\b",
    "de": r"\b(?:fälschlich\w{0,7}|zu unrecht|irrtümlich\w{0,7}|wahrheitswidrig|unwahr)\b(?: [^\W\d_]{1,14}){0,4}"
    r" ?(?:behaupt\w{1,4}|gemeldet|erklär\w{1,3}|gesagt|angegeben|angenommen|berichtet|geglaubt)?\b"
    r"|\b(?:behaupt|meld|erklär|bericht)\w{1,4} (?:fälschlich\w{0,7}|zu unrecht|irrtümlich\w{0,7}|wahrheitswidrig)\b"
    r"|\b(?:stimmt|trifft) (?:es )?nicht(?: zu)?, dass\b|\bes (?:ist|war) (?:falsch|unwahr|nicht wahr"
    r"|eine lüge), dass\b"
    r"|\b(?:bestr(?:eitet|itt|itten|eiten)|leugne(?:t|te|ten|n)|dementier(?:t|te|ten|en)|wies zurück), dass\b"
    r"|\b(?:mythos|märchen|lüge|falschmeldung|falsche\w? (?:behauptung|meldung)), dass\b"
    r"|\bkeine belege(?: dafür)?, dass\b",
    "fr": r"\b(?:à tort|faussement|par erreur|mensongèrement)\b|\b(?:il est|c'est) (?:faux|inexact"
    r"|mensonger) (?:de dire )?que?\b"
    r"|\b(?:n'est|n'était) pas (?:vrai|exact) que?\b|\b(?:a|ont|avait) (?:démenti|nié|réfuté|contesté) (?:que|qu'"
    r"|avoir|les"
    r" (?:rumeurs|informations) (?:de|selon lesquelles))"
    r"|\b(?:nie|nient|dément|démentent) (?:que|qu'|avoir)|\baucune preuve (?:que|qu'|de)"
    r"|\bcontrairement aux (?:affirmations|rumeurs|informations) (?:de|selon lesquelles)"
    r"|\b(?:la fausse|le mythe|le mensonge)(?: [^\W\d_]{3,14})? (?:des?|selon lequel|selon laquelle|que)\b",
    "es": r"\b(?:erróneamente|falsamente|equivocadamente|por error|incorrectamente)\b"
    r"|\b(?:es|era|resulta) (?:falso|mentira|incorrecto) que\b|\bno (?:es|era) (?:cierto|verdad|correcto) que\b"
    r"|(?<!no )\b(?:neg(?:ó|aron)|niegan?|desmint(?:ió|ieron)|desmienten?|rechaz(?:ó|aron|an?)) (?:que|haber"
    r"|(?:los? |las? )?(?:rumor(?:es)?|informes?|afirmaci(?:ón|ones)|noticias?) de)\b"
    r"|\b(?:no hay pruebas de que|contrariamente a (?:lo afirmado|las afirmaciones|los informes) de|el mito de"
    r"|el bulo de"
    r"|la mentira de)\b",
    "ru": r"\b(?:ошибочно|ложно|неверно|лживо|безосновательно|голословно) (?:[^\W\d_]{1,14} ){0,2}?(?:утвержд|заяв"
    r"|сообщ|сказа|написа"
    r"|счит|полаг|назва|объяв)\w{1,6}\b|\b(?:утвержд|заяв|сообщ)\w{1,6} (?:ошибочно|ложно|неверно)\b|\bякобы\b"
    r"|\b(?:неправда|неверно|ложь|не так|не соответствует действительности), (?:что|будто)\b"
    r"|(?<!не )\b(?:опроверг\w{0,4}|отрица\w{1,3}|отверг\w{0,3})(?:, что\b| (?:сообщени|утверждени|слух"
    r"|информаци)\w{1,3} (?:об?|про|что))"
    r"|\bвопреки (?:утверждени|сообщени|слух)\w{1,3} об?\b|\b(?:мифу?|выдумк[аи]) о\b|\bнет (?:доказательств"
    r"|подтверждений), что\b",
    "zh": r"[误谎妄虚讹诡]称|[误谎虚]报|[误讹谣]传|造谣|错误地?(?:声?称|宣称|认为|表示|报道|说)|(?<!不)否认(?:了)?"
    r"|驳斥|辟谣|谎言|所谓",
}
"""They reach to the end of their clause: what is said there is said to be false."""

_EN_PROVED: Final = (
    r"(?:prov(?:ed|es|en)|turn(?:ed|s) out|w(?:as|ere)|is|are|ha(?:s|ve|d) been|remain(?:s|ed)) "
    r"(?:(?:later|quickly|soon|entirely|simply|completely|totally|since|found|shown|proven|proved|to|be|patently"
    r"|utterly"
    r"|plainly|demonstrably) ){0,4}"
)
REFUTED: Final[Mapping[str, str]] = {
    "en": rf"\b(?:{_EN_CLAIM}|myth|hoax|lie) (?:that|of|about)\b[^.;!?]{{1,160}}?(?:\b{_EN_PROVED}{_FALSE}\b"
    r"|\b(?:do|does|did) not (?:hold|stand|add) up\b|\bwas never (?:true|confirmed)\b|\bcollapsed under\b"
    r"|\bw(?:as|ere) (?:denied|rejected|dismissed|withdrawn)\b)"
    rf"|{_BEGIN}that [^.;!?]{{1,120}}?\b(?:is|was) {_FALSE}\b",
    "de": r"\b(?:behauptung|meldung|gerücht|angabe|zahl|nachricht|bericht|aussage)\w{0,2}(?:,| von| über|:| der| dass)"
    r"[^.;!?]{1,160}?(?:\b(?:ist|war|waren|sind) (?:falsch|unwahr|erfunden|frei erfunden|gelogen|unzutreffend|eine lüge"
    r"|ein mythos|widerlegt|haltlos|übertrieben)\b|\b(?:erwies|erwiesen|stellte|stellten) sich als (?:falsch|unwahr"
    r"|irrtum"
    r"|haltlos|erfunden|unzutreffend)|\b(?:stimmt\w?|stimmte|trifft|traf) nicht\b"
    r"|\bwurden? (?:widerlegt|dementiert|zurückgewiesen|bestritten)\b)",
    "fr": r"\b(?:affirmation|rumeur|information|allégation|chiffre|annonce|nouvelle|déclaration|thèse)s? (?:d(?:es?"
    r"|u)\b|d'"
    r"|selon (?:laquelle|lesquelles|lequel)|que?\b|qu')[^.;!?]{1,160}?\b(?:est|sont|était|étaient|s'est|se sont"
    r"|s'avère|a été|ont été)"
    r" (?:(?:révélée?s?|avérée?s?|totalement|complètement|entièrement) ){0,2}(?:fau(?:x|sses?)|inexacte?s?|erronée?s?"
    r"|infondée?s?|mensong\w{2,4}|exagérée?s?|démentie?s?|réfutée?s?|inventée?s?|une? (?:mensonge|invention|mythe))",
    "es": r"\b(?:afirmaci(?:ón|ones)|rumor(?:es)?|informaci(?:ón|ones)|noticias?|cifras?|informes?|acusaci(?:ón"
    r"|ones)|versi(?:ón|ones))"
    r" (?:de|del|sobre|según)\b[^.;!?]{1,160}?\b(?:(?:es|era|son|eran|fue|fueron|resultó|resultaron|resulta)"
    r" (?:ser )?(?:totalmente |completamente )?(?:fals[oa]s?|incorrect[oa]s?|erróne[oa]s?|infundad[oa]s?|mentira"
    r"|inexact[oa]s?"
    r"|exagerad[oa]s?|desmentid[oa]s?|refutad[oa]s?|inventad[oa]s?|un bulo)|no (?:es|era|son|eran|fue) (?:ciert"
    r"|verdad|correct)\w{0,3})",
    "ru": r"\b(?:утверждени|сообщени|слух|информаци|заявлени|новост|цифр|данны|извести)\w{0,3} (?:об?|про|что)?"
    r"[^.;!?]{1,160}?\b(?:оказал\w{2,3} (?:ложн|неверн|ошибочн|недостоверн|выдум|фейк|неправд|уткой|преувелич)\w{0,4}"
    r"|не (?:подтвердил\w{2,3}|соответству\w{2,4}|верн[оаы]\b)|(?:был[аио]? )?(?:опроверг\w{1,5}|опровергнут\w?)"
    r"|(?:ложн[аоы]|неверн[аоы]|ошибочн[аоы])\b)",
}
"""A claim and what came of it, with what is claimed between them."""

HAN_REFUTED: Final = (
    r"(?:说法|传言|消息|报道|传闻|言论|数字|数据|指控|结论|信息|谣言)[^,，;。]{0,8}?"
    r"(?:不实|不属实|有误|错误|是假|为假|虚假|不准确|不正确|谣言|不成立|站不住脚|失实|子虚乌有|被否认|被辟谣|被证伪"
    r"|被推翻|夸大|捏造)"
)

_HOW_FALSE: Final = r"(?:false|untrue|wrong|incorrect|not true|a lie|not so|not the case)\b"
TAGS: Final[Mapping[str, str]] = {
    "en": rf", (?:which|but (?:this|that|it)|(?:this|that)) (?:is|was|proved|turned out to be) {_HOW_FALSE}",
    "de": r", (?:was|aber das|doch das) (?:falsch|unwahr|nicht wahr|nicht stimmt|nicht zutrifft|(?:ist"
    r"|war) (?:falsch|unwahr|nicht wahr))",
    "fr": r", (?:ce qui|mais c'|mais cela|or c') ?(?:est|était) (?:faux|inexact|mensonger|une erreur)",
    "es": r", (?:lo que|lo cual|pero eso|pero) (?:es|era|no es) (?:falso|cierto|mentira|incorrecto|verdad)",
    "ru": r", (?:что|но это|однако это) (?:(?:было |оказалось )?(?:неправд\w|ложь\w?|неверно|не так|ошибк\w{1,2})"
    r"|не соответствует)",
    "zh": r"[,，]?(?:但|而)?(?:这|此|该)(?:说法)?(?:是|为|并|系|也)?(?:不实|谣言|假的|不是真|错误|并非事实|并不属实"
    r"|不属实|非事实)",
}
"""Said of the whole clause before: `…, which is false`."""

_AIM: Final = (
    r"(?:target|goal|aim|mark|forecast|plan|objective|quota|estimate|threshold|projection|expectation|budget)s?"
)
MISSED: Final[Mapping[str, str]] = {
    "en": rf"\b(?:miss(?:ed|es|ing)?|f[ae]ll(?:s|en|ing)? (?:far |well |just |slightly )?short of|fail(?:ed|s"
    r"|ing)? to (?:meet|reach|hit|achieve)"
    rf"|undershot|w(?:as|ere) (?:far |well |just )?(?:below|short of)) (?:(?:the|its|their|his|her|an?|our|official"
    rf"|annual"
    rf"|growth|government's|sales|initial|original) ){{0,3}}{_AIM} (?:of|for) "
    r"|\bmiss(?:ed|es|ing)? (?:the|its|their|his|her|an?|our) (?:[^\W\d_]{1,12} )?(?=[$€£¥]?[0-9][^.;:!?,]{1,40}?"
    rf"(?:\b{_AIM}\b|\b(?:it|they|he|she|we|ministers|planners) (?:had |once )*(?:wanted|hoped|wished|sought|planned"
    rf"|promised"
    r"|expected|needed|aimed)))"
    r"|\bf[ae]ll(?:s|en|ing)? (?:far |well |just |slightly )?short of (?:the |its |their )?"
    r"|\b(?:nowhere (?:near|close to)|nothing like|a far cry from|came nowhere near) (?:the |its )?",
    "de": r"\bverfehl(?:t|te|ten|en) (?:(?:das|den|die|sein|seine|ihr|ihre"
    r"|ein)\w{0,2} )?(?:[^\W\d_]{1,14} )?(?:\w{0,12}ziel\w{0,2}"
    r"|marke|vorgabe|prognose|plan) von |\bblieb(?:en)? (?:weit |deutlich )?hinter (?:(?:den|dem|der|seinen|ihren"
    r"|ihrem) )?"
    r"(?:[^\W\d_]{1,16} )?(?:von )?|\bverfehl(?:t|te|ten|en) (?:die |den |das )(?=[0-9][^.;:!?,]{1,40})",
    "fr": r"\b(?:manqu|rat)(?:é|e|a|ent|èrent|ait|aient) (?:l'|son |leur |sa |les |ses |leurs )(?:(?:objectifs?"
    r"|cible|but) d(?:e |')|(?=[0-9]))"
    r"|\b(?:loin|en deçà) d(?:es |e (?:son |l'|leur )?objectif de )",
    "es": r"\b(?:incumpli\w{1,4}|no alcanz\w{1,4}|fall\w{1,4}) (?:(?:la|el|su|sus) )?(?:meta|objetivo|previsión) del? "
    r"|\bse qued(?:ó|aron|a|an) (?:muy )?(?:lejos|cort[oa]s?) de (?:l[oa]s )?|\bno lleg(?:ó|aron|an?) a(?:l| los"
    r"| las)? ",
    "ru": r"\bне дотян\w{2,5} до |\bнедобрал\w? |\bне выполнил\w? план\w? (?:в|по|на) |\bне добрал\w{0,3} до ",
    "zh": r"(?:未能?|没能?|没有|尚未)(?:完成|实现|达成)[^,，;。0-9]{0,6}|距离?(?=[0-9][^,，;。]{1,12}(?:目标|还差"
    r"|尚差))",
}
"""The number that begins directly behind them was not reached."""

WANTED: Final[Mapping[str, str]] = {
    "en": r"[0-9][^.;:!?,]{1,40}? (?:that )?(?:it|they|he|she|we|ministers|planners) (?:(?:had|once"
    r"|have) )*(?:wanted|hoped for|wished for"
    r"|dreamed of|dreamt of|had (?:planned|promised|expected|sought))\b",
    "fr": r"[0-9][^.;:!?,]{1,40}? (?:qu'ils?|qu'elles?|qu'on) (?:souhait|espér|voul)(?:ait|aient)\b",
    "es": r"[0-9][^.;:!?,]{1,40}? que (?:quería|esperaba|deseaba)n?\b",
    "de": r"[0-9][^.;:!?,]{1,40}? (?:erhofft|gewünscht|ersehnt)\w{0,2}\b",
}
"""From a number to the words that say that it was only wanted."""
