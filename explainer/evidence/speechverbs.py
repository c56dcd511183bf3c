"""Words with which a source gives marked words to somebody, or shows that they are a name, in six languages.

Lists are of the frequent ones: a verb that is missing makes a page say less of a quotation, never more.
"""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

SPEECH: Final = regex(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell(?:s|ing)?|old)|stat(?:es?|ed|ing)|declar\w+|announc(?:es?|ed|ing)"
    r"|stress(?:e[sd]|ing)?"
    r"|emphasi[sz](?:e[sd]?|ing)|underlin(?:es?|ed|ing)|underscor\w+|highlight(?:s|ed|ing)?|not(?:es?|ed|ing)"
    r"|add(?:s|ed|ing)?"
    r"|argu(?:es?|ed|ing)|ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|warn(?:s|ed|ing)?|promis(?:es?|ed|ing)|pledg(?:es?"
    r"|ed|ing)"
    r"|insist(?:s|ed|ing)?|explain(?:s|ed|ing)?|remark(?:s|ed|ing)?|sp(?:oke|eaks?|eaking)|demand(?:s|ed|ing)?"
    r"|describ(?:es?|ed|ing)|conclud(?:es?|ed|ing)|repl(?:y|ies|ied|ying)|mention(?:s|ed|ing)?|propos(?:es|ed|ing)"
    r"|point(?:s|ed|ing) out|vow(?:s|ed|ing)?|claim(?:s|ed|ing)?|admit(?:s|ted|ting)?|put it"
    r"|den(?:y|ies|ied|ying)|confirm(?:s|ed|ing)?|acknowledg(?:es?|ed|ing)|wr(?:ites?|ote|iting)|written"
    r"|answer(?:s|ed|ing)?"
    r"|respond(?:s|ed|ing)?|observ(?:es|ed|ing)|continu(?:es|ed)|suggest(?:s|ed|ing)?|predict(?:s|ed|ing)?"
    r"|believ(?:es?|ed|ing)|th(?:inks?|ought)|complain(?:s|ed|ing)?|agree[sd]?|reveal(?:s|ed|ing)?|shout(?:s|ed|ing)?"
    r"|cr(?:y|ies|ied) out|cried|cries|chant(?:s|ed|ing)?|yell(?:s|ed|ing)?|whisper(?:s|ed|ing)?|murmur(?:s|ed|ing)?"
    r"|mutter(?:s|ed|ing)?|jok(?:es?|ed|ing)|scream(?:s|ed|ing)?|exclaim(?:s|ed|ing)?|roar(?:s|ed)?|call(?:s|ed|ing)?"
    r"|h(?:opes|oped|oping)|requir(?:es|ed|ing)|condemn(?:s|ed|ing)?|denounc\w+|hail(?:s|ed|ing)?|prais(?:es|ed|ing)"
    r"|critici[sz](?:e[sd]|ing)|accus(?:es|ed|ing)|welcom(?:es|ed|ing)|reject(?:s|ed|ing)|express(?:e[sd]|ing)"
    r"|brand(?:s|ed|ing)|label(?:s|led|ed|ling)|dubb(?:ed|ing)|dismiss(?:e[sd]|ing)|voic(?:es|ed|ing)"
    r"|encourag(?:es|ed|ing)|instruct(?:s|ed|ing)|order(?:s|ed)|assur(?:es|ed|ing)|boast(?:s|ed|ing)?|tweet(?:s"
    r"|ed|ing)?"
    r"|post(?:s|ed)|comment(?:s|ed|ing)|recall(?:s|ed|ing)|re(?:member|mind)(?:s|ed|ing)|testif(?:y|ies|ied)"
    r"|quipp?(?:s|ed)"
    r"|counter(?:s|ed)"
    r"|conced(?:es?|ed|ing)|pleaded|pleads|pleading|pled|retort(?:s|ed|ing)?|estimated|estimating|deplor(?:es?|ed|ing)"
    r"|lament(?:s|ed|ing)|regretted|regretting|caution(?:s|ed|ing)|contend(?:s|ed|ing)|opin(?:es|ed)|muse[ds]|rejoined"
    r"|grumbl(?:es?|ed|ing)|snapped|implor(?:es?|ed|ing)|begged|clarif(?:y|ies|ied|ying)|elaborat(?:es|ed)"
    r"|disclos(?:es?|ed|ing)|reckon(?:s|ed|ing)?|concurred|concurs|profess(?:es|ed)|protested|protesting|bemoan\w*"
    r"|forecasts?|speculat(?:es|ed|ing)|guess(?:es|ed)|object(?:ed|ing)|laughed|sighed|summed up|sums up|went on"
    r"|goes on|recount(?:s|ed|ing)|hint(?:s|ed|ing)|cautioned|vent(?:s|ed)|thunder(?:s|ed)|implied|indicated|indicates"
    r"|reiterat\w+|affirm(?:s|ed|ing)|assert(?:s|ed|ing)?|maintain(?:s|ed)|report(?:s|ed)|s(?:aw|ees) (?:it"
    r"|this|them) as"
    r"|us(?:es?|ed|ing) the (?:words?|term|phrase|expression|formula))\b"
    r"|\b(?:dit|disait|disent|déclar\w+|affirm\w+|annonc(?:e|é|ait|a|ent)\b|soulign\w+|expliqu\w+|ajout\w+"
    r"|estim\w+|appel(?:le|é|ait|a)"
    r"|promis|promet|répond\w*|répét\w+|insist\w+|assur(?:e|é|ait|a)|not(?:e|é|ait|a)|lanc(?:e|é|ait|a)|cri(?:e"
    r"|é|ait|a|ent)|écri(?:t|vait)"
    r"|demand(?:e|é|ait|a)|juge\w*|qualifi\w+|évoqu\w+|dénonc\w+|salu(?:e|é|ait|a)|rappel(?:le|é|ait|a)"
    r"|conclu\w*|précis(?:e|é|ait|a)"
    r"|prévenu|prévient|averti[rt]?|confirm(?:e|é|ait|a)|regrett(?:e|é|ait|a)|fait savoir"
    r"|plaid(?:e|ait|a|é)|déplor\w+|concéd\w+|concèd\w+|félicit(?:e|é|ée|ait|a)|lament(?:e|é|ée|ait|a)"
    r"|reconn(?:aît|u|aissait|ut)"
    r"|admis|admet|admettait|assén\w+|rétorqu\w+|tonn(?:e|é|ait|a)|ironis\w+|inquiét\w*|inquièt\w*|avou\w+"
    r"|soutien(?:t|s)"
    r"|soutenu|soutenait|soutint|résum(?:e|é|ait|a)|poursui(?:t|vi|vait|vit)|nuanc(?:e|é|ait|a)|prôn\w+|object(?:e"
    r"|é|ait|a)"
    r"|jur(?:e|é|ait|a)|fustig\w+|alert(?:e|é|ait|a)|gliss(?:e|é|ait|a)|lâch(?:e|é|ait|a)|soupir(?:e|é|ait|a)"
    r"|renchéri\w*"
    r"|enchaîn(?:e|é|ait|a)|révél(?:é|ait|a)|révèle|défend(?:u|ait|it)?|vant(?:e|é|ait|a)|détaill(?:e|é|ait|a)"
    r"|tranch(?:e|é|ait|a)|tempêt(?:e|é|ait|a)|indign(?:e|é|ée|ait|a)|rassur(?:e|é|ait|a)|certifi(?:e|é|ait|a)"
    r"|garanti(?:t|ssait)?|suggér(?:é|ait|a)|suggère|pronostiqu\w+|prédi(?:t|sait)|contest(?:e|é|ait|a)|réagi(?:t"
    r"|ssait)?"
    r"|réplique|répliqué|répliquait|indiqu\w+|confi(?:e|é|ait|a)|réclam\w+|exig\w+|martel\w+|parl(?:e|é|ait|a))\b"
    r"|\b(?:teil(?:t|te|ten)(?=[^.!?\n]{1,60} mit\b)"
    r"|(?:räum(?:t|te|ten)(?=[^.!?\n]{0,60}? ein\b)|g(?:ibt|ab"
    r"|aben)(?=[^.!?\n]{0,60}? (?:zu\b(?! [a-zäöü]+en\b(?<!bedenken)"
    r"(?<!verstehen))|zurück\b))|w(?:ies|iesen|eist|eisen)(?=[^.!?\n]{0,60}? (?:zurück|darauf hin)\b)"
    r"|stell(?:t|te|ten)(?=[^.!?\n]{0,60}? (?:klar|fest)\b)|f(?:ührt|ührte)(?=[^.!?\n]{0,60}? aus\b)"
    r"|merk(?:t|te|ten)(?=[^.!?\n]{0,60}? an\b)|w(?:andte|endet|endete)(?=[^.!?\n]{0,60}? ein\b)"
    r"|h(?:ielt|ält)(?=[^.!?\n]{0,60}? (?:dagegen|entgegen|fest)\b)|f(?:uhr|ährt)(?=[^.!?\n]{0,60}? fort\b)"
    r"|legt(?:e)?(?=[^.!?\n]{0,60}? nach\b)|pflicht(?:et|ete)(?=[^.!?\n]{0,60}? bei\b))"
    r"|eingeräumt|zugegeben|hinzugefügt|klargestellt|angemerkt|eingewandt"
    r"|widers(?:prach|pricht)|gest(?:and|eht)|konter(?:t|te)|beklag(?:t|te|ten)|klag(?:t|te|ten)|bedauer(?:t|te|ten)"
    r"|mahn(?:t|te|ten)|beteuer(?:t|te|ten)|versicher(?:t|te|ten)|entgegne(?:t|te|ten)|erwider(?:t|te|ten)"
    r"|bestätig(?:t|te|ten)|begründe(?:t|te|ten)|prophezei(?:t|te)|scherz(?:t|te)|schimpf(?:t|te)|resümier(?:t|te)"
    r"|bilanzier(?:t|te)|urteil(?:t|te)|erläuter(?:t|te|ten)|präzisier(?:t|te)|argumentier(?:t|te|ten)"
    r"|verteidig(?:t|te)"
    r"|empfahl|empfiehlt|drohte|droht|gelob(?:t|te)|plädier(?:t|te|ten)|freu(?:t|te|ten)(?=[^.!?\n]{0,40}? sich\b)"
    r"|ärger(?:t|te|ten)(?=[^.!?\n]{0,40}? sich\b)|berichte(?:t|te|ten)|erzähl(?:t|te|ten)"
    r"|sag(?:t|te|ten|en)|gesagt|erklär(?:t|te|ten)|beton(?:t|te|ten)|nann(?:te|ten)|nennt|mein(?:t|te"
    r"|ten)|forder(?:t|te|ten)"
    r"|kündig(?:t|te) an|kündig(?:t|te)|versprach|verspricht|sprach|spricht|r(?:ief|ufen|uft|iefen)"
    r"|antwort(?:et|ete|eten)|schr(?:ieb|eibt)"
    r"|fügte|ergänz(?:t|te)|warn(?:t|te|ten)|lob(?:t|te|ten)|kritisier(?:t|te|ten)|verlang(?:t|te|ten)"
    r"|bezeichne(?:t|te|ten)"
    r"|verkünde(?:t|te|ten)|bekräftig(?:t|te)|unterstr(?:ich|eicht)|behaupt(?:et|ete|eten)|glaub(?:t|te|ten)"
    r"|findet|äußer(?:t|te)"
    r"|fragt|fragte|wiederhol(?:t|te)|skandier\w+|schrie|flüster(?:t|te)|appellier\w+)\b"
    r"|\b(?:dijo|dice|dicen|dijeron|decía|dicho|anunci[óa]|subray[óa]|señal[óa]|explic[óa]|añad(?:ió|e)"
    r"|llam[óa]|pid(?:ió|e)|advirtió|advierte"
    r"|afirm[óa]|declar[óa]|respond(?:ió|e)|insist(?:ió|e)|asegur[óa]|escrib(?:ió|e)|grit(?:ó|aron|a|an)"
    r"|exig(?:ió|e)|destac[óa]"
    r"|calific[óa]|consider[óa]|prometió|promete|reiter[óa]|manifest[óa]|indic[óa]|coment[óa]|sostuvo|sostiene"
    r"|habl[óa]|preguntó"
    r"|pregunta|lament[óa]|admit(?:ió|e)|reconoc(?:ió|e)|record[óa]|zanj[óa]|replic[óa]|apunt[óa]|matiz[óa]"
    r"|conced(?:ió|e)"
    r"|defend(?:ió|e)|denunci[óa]|celebr[óa]|agreg[óa]|sentenci[óa]|argument[óa]|augur[óa]|avis[óa]|opin[óa]|brome[óa]"
    r"|confes[óa]|confi[óa]|confirm[óa]|constat[óa]|contest[óa]|contó|deplor[óa]|detall[óa]|exclam[óa]|expuso|expone"
    r"|expres[óa]|garantiz[óa]|ironiz[óa]|jur[óa]|justificó|precis[óa]|proclam[óa]|propuso|puntualiz[óa]|resum(?:ió|e)"
    r"|reproch[óa]|presum(?:ió|e)|ironizó|se felicitó|revel[óa]|rogó|suplic[óa]|sugirió|suspir[óa]|valoró"
    r"|vaticin[óa]|desminti[óe]|rechaz[óa]|negó|concluyó|critic[óa]|recalc[óa])(?!\w)"
    r"|\b(?:сказа(?:л|ла|ли|но)|говор(?:ит|ил|ила|ят|или)|заяв(?:ил|ила|или|ляет|лял)|отмети(?:л|ла|ли)"
    r"|отмечает|подчерк\w+"
    r"|объяви(?:л|ла|ли)|сообщ(?:ил|ила|или|ает)|назва(?:л|ла|ли)|называет|добави(?:л|ла|ли)|добавляет"
    r"|призва(?:л|ла|ли)|призывает"
    r"|ответи(?:л|ла|ли)|спроси(?:л|ла|ли)|пообещ\w+|обеща(?:л|ла|ет)|считает|считал\w*|написа(?:л|ла|ли)|пишет"
    r"|кричал\w*|крикнул\w*"
    r"|закричал\w*|потребова\w+|требует|предупред\w+|утвержд\w+|объясн(?:ил|ила|яет)|повтори(?:л|ла)"
    r"|воскликнул\w*|указа(?:л|ла|ли)"
    r"|выраз(?:ил|ила)|раскритикова\w+|похвали(?:л|ла)|призна(?:л|ла|ли|лся|лась|ёт|ет)|(?:по)?сет(?:ова|у)(?:л|ла"
    r"|ет)|уточни(?:л|ла|ли)|уточняет|подтверди(?:л|ла|ли)"
    r"|заключи(?:л|ла)|поясни(?:л|ла|ли)|поясняет|продолжи(?:л|ла)|возрази(?:л|ла)|пожалова(?:лся|лась)"
    r"|резюмирова(?:л|ла)|парирова(?:л|ла)|наста(?:ивал|ивала|ивает)|констатирова(?:л|ла)|напомни(?:л|ла|ли)"
    r"|подели(?:лся|лась)|высказа(?:лся|лась)|сокруша(?:лся|лась)|предположи(?:л|ла)|прокомментирова(?:л|ла)"
    r"|попроси(?:л|ла)|пошути(?:л|ла)|осуди(?:л|ла)|согласи(?:лся|лась)|отреза(?:л|ла)|обрати(?:лся|лась)|заметил[аи]?"
    r"|оцени(?:л|ла)|убежда(?:л|ла|ет)|броси(?:л|ла)|опровер(?:г|гла|гает)|отверг(?:ла)?|доложи(?:л|ла)"
    r"|прогнозиру(?:ет|ют)|спрогнозирова(?:л|ла)|вспомина(?:л|ла|ет)|рассужда(?:л|ла|ет)"
    r"|заверил\w*|рассказа\w+|рассказывает)\b"
    r"|(?:说(?!明书|法)|(?<![被号名堪职对])称(?![为作号呼])|表示|指出|强调|提出|要求|认为|宣布|号召|呼吁"
    r"|讲(?![台座])|谈到|谈及|写道|告诉|承诺|坦言|回应"
    r"|回答|答道|喊道?|高呼|问道|补充|重申|希望|嘱咐|叮嘱|寄语|勉励|批评|警告|称赞|赞扬|主张|建议|断言|坦承|直言"
    r"|透露|承认|反驳|通报|澄清|辩称|感慨|谴责|预测|评价|笑称|否认|反问|宣称|确认|证实|指责|抱怨|答复|答称|直指"
    r"|力陈|明言|声明(?=[^，。]{0,2}[，：])|坚称|解释|感叹|形容|比喻|概括|阐述|询问|追问|(?<![学访请])问(?!题"
    r"|候))(?!的)|道(?=[，：:]?$)",
    re.IGNORECASE,
)
"""Verbs with which a source gives words; also those of which a few marked words are the object: hailed “a new era”."""

ACCORDING: Final = regex(
    r"\baccording to\b|\bin the (?:words|view|opinion) of\b|\b(?:words|answer|reply|response|message"
    r"|remarks?) of\b|\bselon\b"
    r"|\bd['’]après\b|\bpour reprendre les mots de\b|\blaut\b|\bnach Angaben (?:von|der|des)\b"
    r"|\bnach (?:den )?Worten (?:von|der|des)\b"
    r"|[,“”»]\s*so\b|\bsegún\b|\ben palabras de\b|\bпо (?:словам|мнению|выражению)\b|据|用",
    re.IGNORECASE,
)
"""Words behind which the one who speaks is named."""

ZUFOLGE: Final = regex(r"\bzufolge\b|的(?:话|说法)(?:说|来说|讲)?", re.IGNORECASE)
"""Words before which he is."""

SPEECH_NOUN: Final = regex(
    r"\s?(?:own |last |first |famous |eigenen? |letzten? )?(?:words?|message|answer|reply|response|remarks?"
    r"|statement|comments?|promise"
    r"|pledge|demand|appeal|warning|motto|verdict|conclusion|credo|Worten?|Antwort|Botschaft|Versprechen|Motto"
    r"|Fazit|Rede|speech|tweet"
    r"|post|的?(?:话|回答|讲话|原话|说法|答复|名言))",
    re.IGNORECASE,
)

QUOTING: Final = regex(
    r"\b(?:quot(?:es|ed|ing)|cit(?:es|ed|ing)|recit(?:es|ed|ing)|read(?:s|ing)?(?: out| aloud)?|s(?:ang|ings"
    r"|inging)|zitier(?:t|te|ten)"
    r"|verlas|verliest|las(?=\s(?:aus|den|das|einen?|eine|seinen?|ihren?|vor)\b)|liest|sang|cit(?:e|é|ait|a)|lut?|lit"
    r"|cit[óa]|leyó|lee|процитировал\w*|цитирует"
    r"|прочитал\w*|прочл?[аё]\w*"
    r"|зачитал\w*)(?!\w)|引用|援引|朗读|宣读|念出",
    re.IGNORECASE,
)
"""Verbs of one who gives words that another has written."""

FIRST_PERSON: Final = regex(
    r"\b(?:I|we|ich|wir|je|nous|yo|nosotros|digo|decimos|я|мы)\b|\bj['’]|我(?!的|们的)", re.IGNORECASE
)

PRONOUN: Final = regex(
    r"\b(?:he|she|il|elle|er|sie|él|ella|он|она)\b|-(?:t-)?(?:il|elle)\b|(?<![着对向给跟把让被和与同])[他她](?!们"
    r"|的(?!话|回答|讲话|说法|答复|发言(?!人)))",
    re.IGNORECASE,
)

OFFICE: Final = regex(
    r"\b(?:minister(?:in)?|president|vice[- ]president|premier|chancellor|secretary|mayor|governor|chair(?:man"
    r"|woman|person)?"
    r"|leader|director|ambassador|senator|deputy|candidate|commissioner|ministre|présidente?|maire|gouverneure?"
    r"|chancelière|chancelier|secrétaire|direct(?:eur|rice)|präsident(?:in)?|kanzler(?:in)?|\w+minister(?:in)?"
    r"|bürgermeister(?:in)?"
    r"|direktor(?:in)?|ministr[oa]|president[ea]|alcald(?:e|esa)|gobernador[a]?|secretari[oa]|director[a]?|canciller"
    r"|министр|президент|премьер|мэр|губернатор|секретарь|председатель|канцлер|генсек)\b"
    r"|总?书记|主席|总理|部长|省长|市长|县长|州长|总统|首相|委员长|大使",
    re.IGNORECASE,
)
"""Offices of one; a spokesman, a delegate or an expert may be anybody."""

TITLED: Final = regex(
    r"\b(?:named|titled|entitled|headlined|subtitled|nicknamed|christened|renamed|(?:also |commonly "
    r"|widely )?known as|so-called"
    r"|billed as|headlines?|titles?|book|novel|poem|song|hymn|film|movie|play|painting|album|exhibition"
    r"|festival|newspaper|magazine"
    r"|ships?|vessel|plan|projects?|programmes?|programs?|initiatives?|campaigns?|document|leaflet|banner"
    r"|poster|sign|placard"
    r"|column|brochure|pamphlet|strategy|bill|decree|prize|award"
    r"|namens|betitelt\w*|mit dem Titel|unter dem (?:Titel|Motto|Namen)|so ?genannte\w*|Schlagzeilen?"
    r"|Überschrift|Titel|Buch|Film|Lied|Gedicht"
    r"|Roman|Projekts?|Plans?|Programms?|Initiative|Kampagne|Zeitung|Zeitschrift|Plakat|Transparent|Schild|genannt"
    r"|intitulée?s?|nommée?s?|baptisée?s?|surnommée?s?|(?<!a )(?<!ai )appelée?s?|soi-disant|titre|livre|chanson"
    r"|poème|roman|projet|programme"
    r"|journal|affiche|pancarte|banderole|slogan"
    r"|titulad[oa]s?|llamad[oa]s?|denominad[oa]s?|apodad[oa]s?|título|titular|libro|canción|poema|novela"
    r"|película|proyecto|programa|periódico"
    r"|cartel|pancarta|под названием|названи[еяем]+|именуем\w+|так называем\w+|озаглавлен\w+|заголов(?:ок|ка"
    r"|ком)|книг[аиуе]|песн[яиюе]"
    r"|фильм\w?|роман\w?|план\w?|проект\w?|программ[аыуе]|газет[аыуе]|журнал\w?|плакат\w?|лозунг\w?)\s*[,:]?\s*$"
    r"|(?:所谓的?|名为|题为|题目(?:是|为)|叫做?|叫作|称为|称作|号称|称号|誉为|命名为|取名为?|主题(?:为|是)"
    r"|标题(?:为|是)?|书名(?:为|是)?|俗称|又称|简称|标语|横幅|报纸"
    r"|一书)\s*[:：]?$",
    re.IGNORECASE,
)
"""Directly before marks: they hold a name, a title or a headline. In some of them a colon follows."""

CALLED: Final = regex(
    r"\b(?:call(?:s|ed|ing)?|label(?:s|led|ed|ling)?|dubb?(?:s|ed|ing)|brand(?:s|ed|ing)|nann(?:te|ten)|nennt"
    r"|appel(?:le|é|ait|a)"
    r"|llam[óa]|назва(?:л|ла|ли))\s+(?:[^\s,;:.]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Directly before marks: called the plan “a disaster”, or “Harbour for All”."""

LOOSE: Final = regex(
    r"(?:\b(?:and|but|then|also|later|again|further|clearly|repeatedly|once|still|never|often|always|first"
    r"|finally|has|have|had|is|was|were"
    r"|be|been|being|to|that|when|while|as|who|which|by|will|would|did|does|do|not|only|even|in|on|at|this"
    r"|earnestly|strongly|openly"
    r"|das|dies|so|und|aber|dann|auch|später|wieder|erneut|hat|habe|hatte|dass|als|wie|zudem|ferner|außerdem"
    r"|sich|zu|um"
    r"|et|mais|puis|aussi|encore|a|ai|ont|avait|en|que|qu|qui|ce|cela|c|est|tout|pour|y|pero|luego|también|ha"
    r"|han|había|no|de|que|quien|esto|eso"
    r"|и|а|но|затем|также|потом|ещё|еще|что|как|при|этом|это|так)\b|\w+(?:ly|ment|mente|weise)\b|[\s,.'’\-—–»«]"
    r"|[\u3400-\u9fff]{1,6}地|但|却|则|只|仅|此外|殷切|衷心|热切|真诚|严肃|高度|充分|由衷|坚决|公开|强烈|严厉|最后"
    r"|首先|其次|对此|来|去|并且?|还|又|也|同时|明确|再次|曾|都"
    r"|就|特别"
    r"|进一步|多次|深刻|郑重|一再|接着|随后|随即|反复|由|地|而|且)++",
    re.IGNORECASE,
)
"""Words that are no subject of a verb; a stretch of nothing else leaves open who speaks."""

WHEN: Final = regex(
    r"\s*(?:(?:in|on|at|after|during|before|from|last|this|yesterday|today|earlier|speaking|am|im|in|nach|bei"
    r"|zum|zur|zu|über|wegen|angesichts"
    r"|auf|vor|während|gestern|heute"
    r"|lors|au|aux|à|en|dans|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le (?=[0-9]|lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|lendemain|soir|même)|hier|aujourd'hui|el (?=[0-9]|lunes|martes|miércoles"
    r"|jueves|viernes|sábado|domingo|mismo|pasado)|durante"
    r"|ayer|hoy|tras"
    r"|в|на|после|вчера|сегодня)\b|在|于|当|今天|昨天|近日|日前|会上|[0-9]{1,4}[年月日])",
    re.IGNORECASE,
)
"""Words that begin a time or place before a verb, behind which the subject may follow: Am Montag sagte Merkel."""
