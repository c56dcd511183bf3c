"""Characters that replace others: what PDF files, old encodings and typesetters print in their place."""

from __future__ import annotations

import unicodedata
from typing import Final

SPACE_CODES: Final = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_UNITS: Final = {"㎡": "m²", "㎢": "km²", "㎥": "m³", "℃": "°C", "℉": "°F"}
"""Units whose exponent NFKC would turn into a digit, and degrees."""


def _typeset() -> dict[str, str]:
    """Single characters for Roman numbers, units and Chinese numbers in brackets, with their spelling."""
    plain = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2160, 0x2180)}
    plain |= {sign: unicodedata.normalize("NFKC", sign) for sign in "㎎㎏㎜㎝㎞㎐㎑㎒㎾㏄㎖"}
    plain |= {chr(code): f"（{unicodedata.normalize('NFKC', chr(code))[1:-1]}）" for code in range(0x3220, 0x322A)}
    return plain | _UNITS


LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"} | _typeset()
"""Characters that replace several others: ligatures, Roman numbers, units and numbers in brackets."""
VOICING: Final = "\uff9e\uff9f\u3099\u309a"
"""The marks behind half-width katakana that make one character with it: ｶﾞ is ガ, ﾊﾟ is パ."""
_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺"
        "⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀"
        "聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""The CJK Radicals Supplement by Unicode's EquivalentUnifiedIdeograph.txt: NFKC leaves nearly all of it as it is."""
_DOOR: Final = "户"
_DOORS: Final = "⼾戶戸"
"""⼾ is printed for 户 and for 戶, and the copy does not say for which, so all count as one character. NFKC has 戶."""


def _compatible() -> dict[str, str]:
    """Characters that replace exactly one other (NFKC), in the blocks that printers use."""
    blocks = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B),
              range(0xFF41, 0xFF5B), range(0xFF61, 0xFF9E), (0xFF05, 0xFF0B, 0xFF0D))  # fmt: skip
    pairs = {chr(code): unicodedata.normalize("NFKC", chr(code)) for block in blocks for code in block}
    return {sign: plain for sign, plain in pairs.items() if plain != sign and len(plain) == 1}


_BOTH: Final = _compatible() | _SUPPLEMENT | {"⼾": _DOOR} | dict.fromkeys(SPACE_CODES, " ")
_STRAIGHT: Final = dict.fromkeys("“”„‟«»「」『』｢｣", '"') | dict.fromkeys("‘’‚‛", "'")
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

SPELT: Final = str.maketrans(_BOTH)
"""For readers: letters and other characters as they are usually written; marks and dashes as they are printed."""
SAME: Final = str.maketrans(_BOTH | _STRAIGHT | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_DOORS, _DOOR))
"""For comparison."""
