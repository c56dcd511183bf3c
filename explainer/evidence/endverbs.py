"""German verbs of rise and fall at the end of their clause, far behind the number that they turn.

`Der Export ist 2024 um 3 Prozent auf 8.300 Tonnen gesunken`: the number behind `um` is the fall, whatever stands
between the two. All patterns read folded text (`fold_numbers`).
"""

from __future__ import annotations

import re
from typing import Final, Literal

from explainer.ground.patterns import regex

_FALLS: Final = (
    r"zurück\w{0,9}|s[aiu]nk(?:en|t|e|st)?|gesunken|abs[aiu]nk\w{0,2}|abgesunken|fiel(?:en)?|fallen|fällt|gefallen"
    r"|(?:ge)?schrumpf\w{1,3}|(?:ab|ge)?ge?senkt|senk\w{1,3}|gekürzt|kürz\w{1,3}|reduzier\w{1,3}|verringer\w{1,3}"
    r"|vermind\w{1,4}|gemindert|geschmälert|verklein\w{1,4}|dezimiert|eingebrochen|einbr(?:ach|ech|ich)\w{0,2}"
    r"|einge(?:büßt|dampft)|nachg(?:ab|eb|ib)\w{0,2}|nachgegeben|nachgelassen|nachl(?:ieß|ass|äss)\w{0,2}"
    r"|(?:abge)?schwäch\w{1,3}|verlangsam\w{1,3}|abn(?:ahm|ehm|imm)\w{0,2}|abgenommen|abgebaut|abba(?:u|ute)\w{0,2}"
    r"|abge(?:sackt|rutscht|stürzt|flaut|schmolzen|bröckelt)|absack\w{1,3}|abstürz\w{1,3}|abrutsch\w{1,3}"
    r"|herabgesetzt|(?:he)?runter\w{0,10}|hinunter|geschwunden|gedrosselt|gestutzt|beschnitten|gedrückt|gedämpft"
    r"|verschlechter\w{1,3}|verbillig\w{1,3}|ermäßig\w{1,3}|geschröpft|gekappt|eingeknickt|geschmolzen|gestrichen"
    r"|eingeschränkt|eingedämmt|halbiert|ab|ein|nach"
)
_RISES: Final = (
    r"(?:an)?stieg(?:en)?|(?:an)?gestiegen|angestiegen|(?:an)?steig(?:en|t)|wuchs(?:en)?|wachsen|wächst|(?:an)?gewachsen"
    r"|an(?:wuchs\w{0,2}|wachsen|wächst)|zun(?:ahm|ehm|imm)\w{0,2}|zugenommen|zugelegt|zuleg\w{1,3}|(?:ge)?kletter\w{1,3}"
    r"|erhöh\w{1,3}|ange(?:hoben|zogen)|anh(?:eb|ob)\w{0,2}|hinauf\w{0,10}|verteuer\w{1,3}|(?:ge)?steiger\w{1,3}"
    r"|ausgeweitet|ausgebaut|vergrößer\w{1,3}|aufgestockt|verbesser\w{1,3}|vermehr\w{0,3}|hochge\w{3,10}|gesprungen"
    r"|zu|an|aus|auf|hoch"
)
_HELPERS: Final = (
    r"(?: (?:ist|sind|sei|seien|war|waren|wäre|wären|hat|haben|habe|hatte|hatten|hätte|hätten|worden|werden|wird"
    r"|wurde|wurden|würde|würden|soll|sollen|sollte|sollten|will|wollen|wollte|wollten|kann|können|konnte|könnte"
    r"|könnten|muss|müssen|musste|mussten|müsste|dürfte|dürften|möchte|möchten)){0,3}"
)
_END: Final = r" ?(?=[.,;:!?)\]\"\n-]|$| (?:und|oder|sowie|aber|doch|sondern)\b)"
_VERB: Final = regex(rf"(?<![^\W_])(?:(?:zu )?(?:(?P<fall>{_FALLS})|(?P<rise>{_RISES}))){_HELPERS}{_END}")
_BY: Final = regex(
    r"\bum (?:(?:rund|etwa|fast|knapp|gut|circa|ca\.|ungefähr|nahezu|beinahe|mehr als|über|weniger als|mindestens"
    r"|nur|lediglich|insgesamt|weitere|jeweils|durchschnittlich|bis zu|satte|ganze|genau|exakt|sogar|immerhin|noch"
    r"|zusammen|jährlich|real|nominal|preisbereinigt|die|den|je) ){0,2}[$€£]?$"
)
_EARLIER: Final = regex(rf"(?<![^\W_])(?:(?P<fall>{_FALLS})|(?P<rise>{_RISES})){_HELPERS} ?[,-] ?(?:und zwar )?$")
_UNTURNED: Final = regex(r" ?(?:uhr|jahre?n?|monate?n?|tagen?|wochen|stunden|minuten|ecken?)\b")
_NOT: Final = regex(r"\bnicht\b")
_FARTHEST: Final = 160
_PREFIXES: Final = frozenset({"ab", "ein", "nach", "zu", "an", "aus", "auf", "hoch", "zurück"})
_LONE: Final = regex(
    r"\b(?:n(?:ahm|imm|ehm)|g(?:ing|eh)|br(?:ach|ich|ech)|g(?:ab|ib|eb)|l(?:ieß|äss|eg)|s(?:ack|tieg|teig|ank|ink|etz)"
    r"|st(?:ürz|ock)|ba[u]|f(?:iel|äll|uhr|ähr)|rutsch|wuchs|wächs|wachs|h(?:ob|eb)|z(?:og|ieh)|weit|schwäch|flau"
    r"|bröckel|schm[oi]lz|b(?:üß)|kn(?:ick)|k(?:letter)|schnell|dampf|schoss|dreh)[a-zäöüß]{0,5}\b"
)
"""The verbs whose first part stands at the end: `nahm um 3 Prozent ab`."""


def end_verb(folded: str, start: int, stop: int) -> re.Match[str] | None:
    """The verb of rise or fall with which the clause that goes on at `start` ends, at `stop` at the latest."""
    found = None
    if stop - start <= _FARTHEST:
        for found in _VERB.finditer(folded, start, min(stop + 1, len(folded))):  # noqa: B007 - the last one is wanted
            pass
    return found


def end_verb_sense(folded: str, begin: int, tail: int, clause: tuple[int, int]) -> Literal["fall", "rise", ""]:
    """Whether a number at `begin:tail` is a fall or a rise by a German verb behind it; "" without one."""
    by = _BY.search(folded, max(0, begin - 40), begin)
    if by is None or _UNTURNED.match(folded, tail):
        return ""
    verb = end_verb(folded, tail, clause[1]) or _EARLIER.search(folded, max(0, by.start() - 60), by.start())
    if verb is None or _NOT.search(folded, tail, max(tail, verb.start())):
        return ""
    name = verb["fall"] or verb["rise"]
    if name in _PREFIXES and not _LONE.search(folded, max(0, begin - 200), begin):
        return ""
    return "fall" if verb["fall"] else "rise"
