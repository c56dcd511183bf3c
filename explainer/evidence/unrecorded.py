"""Names of people of whom the site has no record, directly beside a verb of saying: Jane Doe said, 李强说."""

from __future__ import annotations

from typing import Final

from explainer.evidence.namewords import FUNCTION, OFFICES, SURNAMES, TITLES
from explainer.ground.patterns import regex

_NAME: Final = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’'-]+(?: [A-Z]\.)? [A-ZÀ-ÖØ-Þ][\w’-]+"
_VERB: Final = (
    r"(?:said|says|told|added|answered|replied|asked|declared|stated|warned|insisted|argued|announced|explained|remarked"
    r"|sagte|erklärte|antwortete|meinte|betonte|a (?:dit|déclaré|répondu|ajouté)|dijo|afirmó|declaró|respondió|añadió)"
)
_LATIN: Final = regex(
    rf"(?<![\w-] )(?<![\w-])(?P<first>{_NAME})(?:, [^,.]{{1,80}},)? {_VERB}\b"
    rf"|{_VERB} (?P<behind>{_NAME})(?=[.,;]|$)"
)
_HAN: Final = regex(
    r"(?:^|[。！？；，”\s])(?:[\u3400-\u9fff]{0,6}?(?:乘客|居民|市民|村民|网友|专家|学生|教授|工人|农民|游客|记者|老师|医生|司机|学者|员工|代表|委员|主任|经理|校长))?"
    rf"(?P<han>[{SURNAMES}][\u3400-\u9fff]{{1,2}}?)"
    r"(?:主席|总书记|书记|总理|部长|省长|市长|总统|先生|女士)?"
    r"(?:说|表示|指出|强调|回答|答道|回应|宣布|认为|补充|转达|代为)"
)


def unrecorded(raw: str, low: int, high: int) -> int | None:
    """The offset of such a name in `low:high`; offices, titles and words that begin sentences do not count."""
    stretch = raw[low:high]
    for match in _LATIN.finditer(stretch):
        name = match["first"] or match["behind"]
        words = [word.lower().rstrip(".") for word in name.split(" ")]
        if not OFFICES.search(name) and not any(word in FUNCTION or word in TITLES for word in words):
            return low + match.start("first" if match["first"] else "behind")
    han = _HAN.search(stretch)
    return low + han.start("han") if han else None
