"""Words that show whether a word with a capital letter is the name that is looked for, or a part of another name.

The lists are short and have the most frequent words: a missing word costs at most a warning.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


THINGS: Final = regex(
    r"(?:['’]s)? (?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Lane|Square|Bridge|Tunnel|Law|Laws|Theorem|Doctrine|Act|Plan"
    r"|Bank|Banking|Group|Holdings?|Inc|Corp|Corporation|Company|Co|Ltd|LLC|GmbH|AG|Brothers|Partners|Securities"
    r"|Insurance|Telecom|Mobile|Unicom|Airlines?|Airways|Petroleum|Steel|Motors?|Merchants|Express|Everbright"
    r"|Daily|Times|Post|News|Herald|Tribune|Chronicle|Gazette|Morning|Evening|Weekly|Journal|Press|Central Television"
    r"|University|College|School|Institute|Foundation|Academy|Library|Museum|Hospital|Hotel|Theatre|Theater|Stadium"
    r"|House|Hall|Tower|Palace|Castle|Airport|Prize|Award|Medal|Cup|FC|United|Lions|Sea|Ocean|Gulf|Bay|Strait|Straits"
    r"|River|Lake|Canal|Islands?|Peninsula|Mountains?|Bissau|Straße|Strasse|Platz|Allee|Universität|Zeitung|Stiftung"
    r"|pigs?|fowl|sprouts?|sandwich(?:es)?|breasts?|Hilton|[Dd]isease|[Ss]yndrome|[Ll]aw|[Tt]heorem)(?![\w])"
)
"""Words directly behind a name: a street, a firm, a paper, a sea or a dish that is named after it."""

BELONGS_BEFORE: Final = regex(
    r"(?:\b(?:Bank|University|College|School|Institute|Academy|Duke|Duchess|Earl|Prince|Princess|Bishop|Archbishop"
    r"|Gulf|Sea|Strait|Straits|Bay|Battle|Treaty|Tower|Merchants?|Declaration|Agreement|Accord) of (?:the )?"
    r"|(?:Democratic |People['’]s )(?:People['’]s )?Republic of (?:the )?"
    r"|\b(?:[Mm]er|[Bb]anque|[Gg]olfe|[Uu]niversité|[Dd]uc|[Tt]raité|[Aa]ccord|[Mm]ar|[Bb]anco|[Gg]olfo|[Uu]niversidad"
    r"|[Dd]uque|[Tt]ratado|[Aa]cuerdo) (?:de la |de |du |d['’]|del )"
    r"|\b(?:[Rr]ue|[Aa]venue|[Pp]lace|[Cc]alle|[Aa]venida|[Pp]laza) (?:de la |de |du |d['’]|del )?"
    r"|\b(?:Bank von|Golf von|Universität|Vertrag von|Herzog von|Банк|Университет|Улица|улица) "
    r"|\b(?:roast|roasted|fried|sliced|smoked) )$"
)
"""Words directly before a name: a bank, a sea or a duke of it."""

NEW: Final = regex(
    r"\b(?:New|New South|Equatorial|Papua|Inner|Lower|Baja|Saint|St|Fort|Nouvelle|Nouveau|Nueva|Nuevo|Neu|Basse"
    r"|Guinea Ecuatorial|Экваториальная|Нов(?:ый|ая|ое|ой|ого|ом|ую)|Нью|Внутренн\w{2,3})[ -]$"
)
COMPASS: Final = regex(r"(?:\b(?:North|South|East|West|Nord|Süd|Sud|Ost|Северн\w{2,3}|Южн\w{2,3})[ -])$")
ERN: Final = regex(r"\b(?:Northern|Southern|Eastern|Western) $")
COMPASS_BEHIND: Final = regex(r" (?:du Nord|du Sud|del Norte|del Sur|Equatorial|Ecuatorial|équatoriale)\b|-Bissau\b")
WIDE: Final = frozenset({
    "china", "india", "asia", "europe", "germany", "france", "italy", "england", "japan", "russia", "ukraine", "brazil",
    "canada", "australia", "wales", "kazakhstan", "siberia", "tibet", "xinjiang", "london", "beijing", "shanghai",
})  # fmt: skip
"""Places whose north has their name and is a part of them: North China."""
ERN_OTHERS: Final = frozenset({"ireland", "cyprus", "sahara", "samoa", "macedonia", "mariana", "rhodesia"})
"""Places beside which another has their name with "Northern" or "Western"."""

TITLES: Final = _set(
    "mr mrs ms miss dr prof professor sir lady lord dame madam president chancellor minister premier secretary"
    " general senator governor mayor chairman chairwoman chairperson chair chief director speaker ambassador"
    " king queen prince princess pope bishop archbishop cardinal judge justice captain colonel major admiral"
    " marshal commissioner comrade congressman congresswoman representative rep sen gov delegate leader deputy"
    " vice spokesman spokeswoman spokesperson officer coach doctor inspector sheriff attorney counsel envoy"
    " vice-president vice-premier emperor frau herr herrn doktor kanzler kanzlerin bundeskanzler"
    " bundeskanzlerin präsident präsidentin ministerin ministerpräsident außenminister außenministerin"
    " bürgermeister bürgermeisterin genosse m mme mlle madame monsieur mm président présidente ministre señor"
    " señora sr sra don doña presidente presidenta ministro ministra господин госпожа президент министр премьер"
    " канцлер dean editor councilor councillor chancelière canciller analyst economist democrat republican"
    " conservative labour liberal actor singer author president-elect von van de der den del la"
)
FUNCTION: Final = _set(
    "a an the and but or so yet when while as if though although because since after before then there here"
    " that this these those what who whom whose how why where whether yesterday today tomorrow later earlier"
    " meanwhile however in on at by to from with for of about like unlike under over both only even once asked"
    " said says for did does do had has have is was were are will would can could should may might must let now"
    " not no yes also still thus hence mr. monday tuesday wednesday thursday friday saturday sunday january"
    " february march april june july august september october november december i he she it we they you her his"
    " their our my its according quoting citing le la les un une et mais quand si selon pour par avec dans sur"
    " à après el los las y pero cuando según por con en para tras der die das und aber als wenn dass laut mit"
    " nach von bei für auf in im am zu wie auch so da doch и но а когда если по в на с у к от для как так"
)
NICKNAMES: Final = tuple(
    frozenset(row.split())
    for row in (
        "bill will william billy", "bob rob robert bobby", "dick rick richard", "jim james jimmy", "joe joseph",
        "mike michael", "tom thomas", "tony anthony", "liz elizabeth beth", "kate katherine catherine", "ted edward",
        "ed edward", "alex alexander", "ben benjamin", "dan daniel", "dave david", "sam samuel", "tim timothy",
        "steve steven stephen", "jack john", "chuck charles charlie", "ron ronald", "don donald", "chris christopher",
        "nick nicholas", "matt matthew", "pete peter", "greg gregory", "jeff jeffrey", "ken kenneth", "al albert",
        "vlad vladimir volodymyr", "larry lawrence", "andy andrew", "sue susan", "pat patricia patrick",
    )
)  # fmt: skip
PRONOUNS: Final = frozenset({"he", "she", "you", "so", "an", "do", "are", "or"})
"""Surnames that begin sentences as other words, even before a verb of saying: He, You, So."""
MONTHS: Final = frozenset({"may", "april", "june", "august", "march"})
COMMON: Final = (
    MONTHS
    | PRONOUNS
    | _set(
        "will young major white brown black green grey gray rich long short king bush hill wood woods field park day"
        " rice price best power powers hope grace bell ball banks baker cook hunt law love page rose sharp small stone"
        " strong swift wall west east north south winter winters wise wolf fox bird bishop church cross english french"
        " frost gold hand head hood knight lamb lane little marsh mason moon noble pope reed rush sands shepherd singer"
        " snow sparks speaker summers temple waters weeks sun song man fan good new old read"
        " said sand mine case pace trust gates jobs farmer fisher miller carter walker hunter judge savage"
        " klein groß lang kurz schwarz weiß braun koch richter kaiser könig vogel stein berg jung herr frei gut"
        " petit grand blanc roi marchand bois roux blanco iglesias cruz campos guerra rey moreno delgado calvo"
    )
)
"""Surnames that are words too: at the beginning of a sentence they name nobody without a verb of saying or a title."""
GIVEN: Final = _set(
    "george jack john jane mary james robert michael william david richard joseph thomas charles daniel matthew"
    " anthony mark paul steven andrew kenneth joshua kevin brian edward ronald timothy jason jeffrey ryan jacob"
    " gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel frank gregory raymond"
    " alexander patrick peter henry walter arthur roger anna anne emma elizabeth susan karen nancy lisa"
    " margaret sandra laura sarah emily michelle helen maria martha denzel kerry ivan tom tim bob bill jim joe"
    " mike jörg jürgen hans klaus heinz karl wolfgang werner ursula sabine petra ada pierre jacques marie"
    " françois michel philippe juan josé carlos luis ana pedro miguel владимир сергей иван анна мария дмитрий"
    " александр михаил"
)

PINYIN: Final = regex(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie"
    r"|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|ü)[-'’]?){1,2}",
    re.IGNORECASE,
)
CHINESE_SURNAMES: Final = _set(
    "li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie"
    " han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding wei xue ye yan"
    " pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin"
    " gu hou shao meng wan duan qian yin chang wen xi hua qi zuo lai long wan ouyang situ zhuge"
)
SPANISH_SURNAME: Final = regex(r"\w+(?:ez|ía|íz)$|Torres|Silva|Ruiz|Díaz|Garcia|Castro|Ortega|Rojas|Vargas")

OFFICES: Final = regex(
    r"\b(?:minister\w*|president\w*|premier|chancellor|secretary|mayor|governor|chair\w*|leader\w*|officials?|spokes\w+"
    r"|director|delegates?|speaker|ambassador|senator|ministre|maire|kanzler\w*|ministr[oa]|министр\w*|президент\w*"
    r"|ministry|government|council|commission|committee|parliament|company|bank|party|court|cabinet|congress|king|queen"
    r"|author\w*|teacher\w*|farmer\w*|prince|princess|pope)\b",
    re.IGNORECASE,
)
AIDES_BEFORE: Final = regex(
    r"\b(?:spokes\w+|aides?|advis[eo]rs?|assistants?|deput(?:y|ies)|secretary|wife|husband|son|daughter|friends?"
    r"|critics?|opponents?|envoys?|rivals?|successor|predecessor|behalf) (?:of|to|for) (?:the )?$"
    r"|\b(?:porte-parole|conseill\w+|adjointe?|assistante?) (?:du|de la|de l['’]) ?$"
    r"|\b(?:Sprecher(?:in)?|Berater(?:in)?|Stellvertreter(?:in)?|Referent(?:in)?) (?:des|der) $"
    r"|\b(?:portavoz|aseso\w+|adjunt[oa]|asistente) (?:del|de la) $"
    r"|(?:секретар\w*|представител\w*|помощник\w*|советник\w*|заместител\w*) $",
    re.IGNORECASE,
)
AIDES_BEHIND: Final = regex(
    r"['’]s (?:\w+ )?(?:spokes\w+|aides?|advis[eo]rs?|assistants?|deput(?:y|ies)|secretary|wife|husband|son|daughter"
    r"|friends?|critics?|opponents?|envoys?|office)\b|的?(?:新闻)?(?:发言人|助理|秘书|顾问|夫人|特使)",
    re.IGNORECASE,
)
SAYS_BEHIND: Final = regex(
    r"(?:, [^.,]{1,40},)? (?:also |has |had |later |then )?(?:said|says|told|tells|added|adds|answered|answers|replied"
    r"|replies|asked|asks|stated|declared|warned|insisted|argued|announced|explained|called|urged|noted|continued|spoke"
    r"|stressed|promised|pledged|planned|plans|offered|expected|expects|predicted|estimated|estimates|proposed|wanted"
    r"|wants|demanded|put(?= (?:the|it|its|his|her|this|that)\b)"
    r"|sagt|sagte|erklärte|betonte|meinte|antwortete|dit|déclare|a (?:dit|déclaré|ajouté|répondu)"
    r"|dijo|afirmó|declaró|añadió|respondió|сказал|заявил|ответил)\w?\b|\s?:"
)
SAYS_BEFORE: Final = regex(
    r"\b(?:said|says|told|added|answered|replied|asked|declared|warned|insisted|argued|announced|explained|sagte"
    r"|erklärte|meinte|antwortete|betonte|dit|déclaré|ajouté|répondu|dijo|afirmó|declaró|añadió|сказал|сказала|заявил"
    r"|заявила) $"
)
GIVEN_OF_WOMEN: Final = _set(
    "mary jane anna anne ann emma elizabeth susan karen nancy lisa margaret sandra laura sarah emily michelle helen"
    " maria martha ursula sabine petra ada marie ana grace clara lucy edith joan lena julia julie alice amy angela"
    " barbara betty carol catherine katherine kathryn christine claire deborah diana diane donna dorothy eleanor ellen"
    " fiona gloria hannah heather irene jennifer jessica joanna judith judy kate linda lucia lucía louise nora olivia"
    " patricia rachel rebecca rose ruth sophia sophie stephanie susanna teresa theresa victoria virginia wendy hillary"
    " ute karin birgit brigitte heike monika renate gisela ingrid katrin annalena franziska nicole ulrike nancy saskia"
    " manuela carla odile sylvie nadia élisabeth elisabeth françoise isabelle nathalie valérie céline hélène"
    " monique jacqueline jeanne marine ségolène ursule agnès amélie aurore delphine florence mathilde pauline"
    " elena pilar carmen isabel marta cristina dolores mercedes yolanda rosa beatriz inés nuria irene"
    " soledad begoña sofía sofia ines eva inès joanne dana rita olga sonia susanne claudia cornelia kerstin silke"
    " margarita estela silvia verónica martina"
)
"""Given names of women. Those that men have, too, in one of the languages, are left out here and in the other list."""
GIVEN_OF_MEN: Final = _set(
    "george jack john james robert michael william david richard joseph thomas charles daniel matthew anthony mark paul"
    " leo max alan adam hugh ian colin derek frederick harry howard luke ralph rupert stanley simon denis iván blas"
    " steven andrew kenneth joshua kevin brian edward ronald timothy jason jeffrey ryan jacob gary nicholas eric"
    " jonathan stephen larry justin scott brandon benjamin samuel frank gregory raymond alexander patrick peter henry"
    " walter arthur roger tom tim bob bill jim joe mike owen neil ivan oliver simon stuart martin philip graham gordon"
    " donald barack keir boris rishi imran piotr ben jens olaf jörg jürgen hans klaus heinz karl wolfgang werner"
    " uwe kai dirk jan jonas christian stefan markus friedrich armin sigmar lars sven torsten bernd dieter günter gerd"
    " pierre jacques françois philippe luc paul étienne yves marc bruno emmanuel nicolas jean louis alain bernard"
    " gérard gabriel édouard édouard laurent olivier sébastien thierry xavier guillaume mathieu"
    " juan josé carlos luis pedro miguel javier ramón pablo antonio manuel jorge fernando alberto enrique ignacio"
    " rafael sergio andrés diego alfonso mariano santiago"
)
SURNAMES: Final = (
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚习"
)
"""Frequent Chinese family names."""
