"""Whether a pronoun that speaks may mean the speaker: named before it, and with the gender that the texts show.

A pronoun means somebody who was named before. If only another was, the words are that one's; so they are if the
speaker's title, given name or ending shows another gender. Where both were named and nothing decides, it may be either;
but of a Russian name in another case than the nominative the pronoun is not the subject, if another's is there.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from explainer.evidence.marked import View
from explainer.evidence.namewords import GIVEN_OF_MEN, GIVEN_OF_WOMEN, SURNAMES
from explainer.evidence.speechverbs import OFFICE
from explainer.evidence.unrecorded import unrecorded
from explainer.ground.patterns import regex

Gender = Literal["f", "m"]
_NEAR: Final = 80
_FEMININE: Final = regex(r"\W*(?:t-)?(?:she|elle|sie|ella|она)\b|\W*她", re.IGNORECASE)
_OF_TITLE: Final = (
    r"(?:(?:\s(?:de|du|des|del|der|für|von|of|for)\b|\sd['’])[^,;:.!?\n]{1,40},|,)?\s"
    r"(?:(?:Mr|Dr|Prof)\.?\s|[A-ZÀ-Þ][\w’-]*\s)?$"
)
"""What may stand between a title and the name: la maire de Nantes, Claire Roche."""
_WOMAN: Final = regex(
    r"(?:\b(?:Mrs|Ms|Miss|Mme|Mlle|Madame|Frau|Señora|Sra|Doña|Lady|Dame|Queen|Königin|Reine|Reina)\.?"
    r"|\b\w+woman|\b(?:actress|princess)"
    r"|\b\w*(?:[mM]inister|[pP]räsident|[kK]anzler|[mM]eister|[sS]precher|[dD]irektor|[sS]enator|[sS]ekretär|[lL]eiter"
    r"|[kK]ommissar|[aA]nwält|[fF]ührer|[rR]edner|[vV]ertreter|[cC]hef|[rR]ät|[fF]orscher|[pP]rofessor|[tT]rainer)in"
    r"|\b[dD]ie (?:\w+ )?(?:Abgeordnete|Vorsitzende|\w+vorsitzende|Beauftragte)"
    r"|\b(?:[pP]résidente|[dD]irectrice|[pP]réfète|[sS]énatrice|[dD]éputée|[cC]onseillère|[cC]hancelière|[gG]ouverneure"
    r"|[aA]vocate|[rR]ectrice|[aA]djointe|[dD]éléguée|[cC]heffe|[pP]rocureure|[cC]ommissaire européenne)"
    r"|\b[lL]a (?:\w+ )?(?:maire|ministre|secrétaire(?: générale)?|porte-parole|juge|cheffe|députée-maire)"
    r"|\b(?:[mM]inistra|[pP]residenta|[aA]lcaldesa|[cC]onsejera|[cC]omisaria|[dD]irectora|[gG]obernadora|[sS]enadora"
    r"|[dD]iputada|[sS]ecretaria|[cC]oncejala?|[rR]ectora|[aA]bogada|[jJ]efa|[pP]rimera ministra)"
    rf"|\b[lL]a (?:portavoz|fiscal|líder|canciller|delegada))(?:\w* européenne| europea| general)?{_OF_TITLE}"
)
_MAN: Final = regex(
    r"(?:\b(?:Mr|Sir|Herrn?|Monsieur|M|Señor|Sr|Don|Lord|King|König|Prince)\.?"
    r"|\b(?:chair|spokes|congress|council)man"
    r"|\b\w*(?:[mM]inister|[pP]räsident|[kK]anzler|[mM]eister|[sS]precher|[dD]irektor|[sS]enator|[sS]ekretär|[lL]eiter"
    r"|[kK]ommissar|[aA]nwalt|[vV]ertreter|[cC]hef|[pP]rofessor|[tT]rainer)(?:s|en?)?(?<![mM]inister)(?<!Premierminister)"
    r"|\b(?:[dD]er|[dD]en|[dD]em) (?:\w+ )?(?:\w*[mM]inister|Abgeordneten?|\w*[vV]orsitzenden?)"
    r"|\b(?:Außen|Innen|Finanz|Verkehrs|Umwelt|Gesundheits|Verteidigungs|Wirtschafts|Justiz|Agrar|Landwirtschafts|Bau"
    r"|Arbeits|Bildungs|Kultus|Bundes)minister"
    r"|\b(?:[pP]résident|[dD]irecteur|[pP]réfet|[sS]énateur|[dD]éputé|[cC]onseiller|[cC]hancelier|[gG]ouverneur|[aA]vocat"
    r"|[rR]ecteur|[aA]djoint|[dD]élégué)"
    r"|\b[lL]e (?:\w+ )?(?:maire|ministre|secrétaire(?: général)?|porte-parole|juge|chef)"
    r"|\b(?:[mM]inistro|[aA]lcalde|[cC]onsejero|[cC]omisario|[gG]obernador|[sS]enador|[dD]iputado|[sS]ecretario"
    rf"|[cC]oncejal|[rR]ector|[aA]bogado|[jJ]efe)|\b(?:el|al|del) (?:presidente|portavoz|fiscal|líder))"
    rf"(?: européen| europeo| general)?{_OF_TITLE}"
)
_RUSSIAN_WOMAN: Final = regex(r"[А-ЯЁ]\w+(?:ова|ева|ёва|ина|ына|ская|цкая)$|[А-ЯЁ][а-яё]+(?<!Никита)(?<!Илья)[ая] ")
_RUSSIAN_MAN: Final = regex(r"[А-ЯЁ]\w+(?:ов|ев|ёв|ин|ын|ский|цкий)$")
_NAME: Final = regex(r"[A-ZÀ-ÞА-ЯЁ][\w’-]*(?:\.? [A-ZÀ-ÞА-ЯЁ][\w’-]*){0,3}|[\u3400-\u9fff]{2,4}")
_HAN_TITLE: Final = regex(r"[\u3400-\u9fff·]{2,4}?(?:(?P<f>女士|夫人|小姐)|(?P<m>先生))")
_ENDING: Final = regex(r"(?:[аяоеыи]|ая|ой|ый|ий)$")
_TITLED: Final = regex(
    rf"(?:{OFFICE.pattern})(?:\s(?:de|du|des|del|der|für|of|for)\b[^,;:.!?\n]{{1,40}},|,|\s[а-яё]+(?=\s[А-ЯЁ]))?\s"
    r"(?P<name>[A-ZÀ-ÞА-ЯЁ][\w’-]+ [A-ZÀ-ÞА-ЯЁ][\w’-]+)"
    rf"|(?:{OFFICE.pattern}|局长|院长|校长|厅长|处长|会长|董事长)(?P<han>[{SURNAMES}][\u3400-\u9fff]{{1,2}}?)"
    r"(?=[在于同与和对向说表指否宣出会介强说回称到，、0-9])",
    re.IGNORECASE,
)
_ARTICLE: Final = regex(r"\s*(?:(?:the|der|die|le|la|el)\s)?(?:[\w’'-]+\s){0,2}", re.IGNORECASE)
_TITLED_NAME: Final = regex(r"[A-ZÀ-ÞА-ЯЁ][\w’-]+ [A-ZÀ-ÞА-ЯЁ]|[\u3400-\u9fff]")


def may_mean(view: View, pronoun: str, at: int) -> bool:
    """Whether a pronoun at an offset of the text may mean the speaker."""
    shown = _gender(view)
    if shown is not None and shown != ("f" if _FEMININE.match(pronoun) else "m"):
        return False
    if view.named_earlier or any(mine < at for mine in view.mine):
        return True
    if _declined(view, at):
        own = "f" if _FEMININE.match(pronoun) else "m"
        return not any(other < at and _shown(view.text, other) == own for other in view.others())
    return not view.mine or not stranger_before(view, at)


def stranger_before(view: View, at: int) -> bool:
    """Whether another than the speaker is named before an offset, by a record of the site or with a title or verb."""
    if any(other < at for other in view.others()):
        return True
    if titled_stranger(view, 0, at):
        return True
    found = unrecorded(view.text, 0, at)
    return found is not None and not any(found <= mine < found + _NEAR // 4 for mine in view.mine)


def titled_stranger(view: View, low: int, high: int, *, at_once: bool = False) -> bool:
    """Whether a stretch has an office with the name of another than the speaker; `at_once`: it begins with these."""
    for match in _TITLED.finditer(view.text, low, high):
        begin = match.start("name") if match["name"] else match.start("han")
        if at_once and not _ARTICLE.fullmatch(view.text, low, match.start()):
            return False
        if _TITLED_NAME.match(view.text, begin) and not any(match.start() <= mine < match.end() for mine in view.mine):
            return True
    return False


def _declined(view: View, at: int) -> bool:
    """Whether the family name that is found behind an offset stands before it in another case: с Насыровым."""
    families = {match[0].rpartition(" ")[2] for mine in view.mine if (match := _NAME.match(view.text, mine))}
    stems = {_ENDING.sub("", name) if name >= "А" else name for name in families}
    return any(
        regex(rf"(?<!\w){re.escape(stem)}\w{{0,3}}(?!\w)", ours=False).search(view.text, 0, at)
        for stem in stems
        if len(stem) > 2 and stem < "\u3000"
    )


def _gender(view: View) -> Gender | None:
    """The speaker's gender, if the titles and names beside the mentions show one and no other."""
    shown = {gender for mine in view.mine if (gender := _shown(view.text, mine)) is not None}
    return shown.pop() if len(shown) == 1 else None


def _shown(text: str, at: int) -> Gender | None:
    before = text[max(0, at - _NEAR) : at]
    if _WOMAN.search(before):
        return "f"
    if _MAN.search(before):
        return "m"
    if han := _HAN_TITLE.match(text, at):
        return "f" if han["f"] else "m"
    name = _NAME.match(text, at)
    if name is None:
        return None
    if _RUSSIAN_WOMAN.search(name[0]):
        return "f"
    if _RUSSIAN_MAN.search(name[0]):
        return "m"
    given, _, family = name[0].partition(" ")
    if not family:
        return None
    return "f" if given.casefold() in GIVEN_OF_WOMEN else "m" if given.casefold() in GIVEN_OF_MEN else None
