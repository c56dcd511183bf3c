"""The words beside a number: scale words, percent and points, currencies; and the same in a unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from explainer.evidence.numerals import HAN_PREFIXED, HAN_SCALES, base_language, fold_numbers
from explainer.ground.patterns import regex

UnitKind = Literal["percent", "percentage-points", "money", "count", "none"]
"""What kind of unit is printed beside a number. `count` is any other word, `none` is nothing."""

LONG_SCALE: Final = frozenset(["de", "fr", "da", "nb", "no"])
"""Languages that write `billion` and mean a million millions by it (long scale); others have a word of their own."""

_THOUSAND: Final = (
    "thousand thousands tausend tsd tsd. mille millier milliers mil mila тысяча тысячи тысяч тысячам тыс тыс. k"
)
_MILLION: Final = (
    "million millions millionen mio mio. mln mln. mn m millón millon millones milione milioni milhão milhões "
    "миллион миллиона миллионов млн млн."
)
_THOUSAND_MILLION: Final = (
    "milliard milliards milliarde milliarden mrd mrd. mia mia. md mds miliardo miliardi миллиард миллиарда миллиардов "
    "млрд млрд. bn bln b bilhão bilhões"
)
_TRILLION: Final = (
    "billionen bio. billón billones biljoen biljon biljoner bilione bilioni bilion biliony bilionów "
    "триллион триллиона триллионов трлн трлн. tn trn trillion trillions t"
)
SCALE_WORDS: Final[Mapping[str, int]] = {
    **dict.fromkeys(_THOUSAND.split(), 10**3),
    **dict.fromkeys(_MILLION.split(), 10**6),
    **dict.fromkeys(_THOUSAND_MILLION.split(), 10**9),
    **dict.fromkeys(["mil millones", "billion", "billions", "thousand million"], 10**9),
    **dict.fromkeys([*_TRILLION.split(), "million million"], 10**12),
    **dict.fromkeys(["hundred", "hundreds"], 100),
    **dict.fromkeys(["hundred thousand", "lakh", "lakhs", "lac"], 10**5),
    **dict.fromkeys(["crore", "crores"], 10**7),
    **dict.fromkeys(["dozen", "dutzend", "douzaine", "docena"], 12),
    **dict.fromkeys(["quadrillion", "quadrillions", "billiarde", "billiarden"], 10**15),
    **dict.fromkeys(["trillionen", "trillón", "trillones"], 10**18),
}
LETTERS: Final = frozenset(["k", "m", "b", "t"])
"""Scales of one letter. They are a scale only beside a currency or before another word: `5m tonnes`, not `5m long`."""

_WORDS: Final = "|".join(re.escape(word) for word in sorted(SCALE_WORDS, key=lambda word: (-len(word), word)))
SCALE: Final = regex(rf"[ -]?(?:de )?({_WORDS})(?![^\W\d_\u2e80-\uffef])")
HAN_SCALE: Final = regex(
    rf"(?:[十百千](?=[万亿萬億兆]))?(?:[万亿萬億]|兆(?!{HAN_PREFIXED})){{1,4}}|[十百千](?![分年]|{HAN_PREFIXED})"
)
"""千 and 兆 before the sign of a measure belong to it: 12万千瓦 are 120,000 kilowatts."""

PER_HUNDRED: Final = regex(
    r"[ -]{0,2}(?:%(?![ -]?(?:points?|punkt))|per ?cents?\b|pct\b|prozent(?![ -]?punkt)\w{0,5}\b|v\. ?h\."
    r"|pour cent\b|por ciento\b"
    r"|por cento\b|per cento\b|%?-?процент(?!н\w+ пункт)\w{0,6}\b|%-?н\w{2}\b)"
)
POINTS: Final = regex(
    r"[ -]{0,2}(?:percent(?:age)?[ -]points?\b|per cent points?\b|%[ -]?(?:points?|punkt\w{0,2})\b|ppts?\b"
    r"|pps?\b|p\.p\.|п\.п\."
    r"|basis[ -]points?\b|bps?\b|prozent[ -]?punkt\w{0,3}\b|basispunkt\w{0,2}\b|points? de pourcentage\b"
    r"|points? de base\b"
    r"|puntos? porcentual(?:es)?\b|puntos? de porcentaje\b|puntos? b[aá]sicos?\b|pont[oi]s? percentua[il]s?\b"
    r"|punti percentuali\b"
    r"|процентн\w{2,3} пункт\w{0,3}\b|базисн\w{2,3} пункт\w{0,3}\b|个?百分点|个?基点)"
)
PER_THOUSAND: Final = regex(r"[ -]{0,2}(?:‰|per mille?\b|promille\b|pour mille\b|por mil\b|промилле\b)")

_CURRENCIES: Final[Mapping[str, str]] = {
    "USD": "us$ usd $us 美元 美金",
    "HKD": "hk$ hkd 港元 港币 港幣",
    "AUD": "a$ au$ aud 澳元", "CAD": "c$ ca$ cad 加元", "SGD": "s$ sgd 新元 新加坡元", "TWD": "nt$ twd 新台币",
    "CNY": "yuan renminbi rmb cny cn¥ 元人民币 人民币 元 юань юаня юаней юаню",
    "EUR": "€ euro euros eur 欧元 евро",
    "GBP": "£ gbp sterling 英镑",
    "JPY": "yen jpy jp¥ 日元 日圆 иен иены иена",
    "CHF": "chf franken francs 瑞士法郎",
    "RUB": "₽ rub rouble roubles ruble rubles rubel руб руб. рубль рубля рублей рублям рублями 卢布",
    "INR": "₹ rs rs. inr rupee rupees 卢比", "KRW": "₩ krw won 韩元", "BRL": "r$ brl reais real", "MXN": "mxn",
}  # fmt: skip
_NAMED: Final[Mapping[str, str]] = {
    "USD": r"(?:u\.?s\.?|american|us-)[ -]?dollars?|dollars? américains|dólares? estadounidenses?|долл\w{0,5} сша",
    "HKD": r"(?:hong kong|hk)[ -]?dollars?",
    "AUD": r"australian dollars?",
    "CAD": r"canadian dollars?",
    "SGD": r"singapore dollars?",
    "CNY": r"chinese yuan",
    "GBP": r"pounds? sterling|british pounds?",
    "CHF": r"swiss francs?|schweizer franken|francs? suisses?",
    "MXN": r"mexican pesos|pesos mexicanos",
}
_SHARED: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(
        ["dollar", "dollars", "dólar", "dólares", "доллар", "доллара", "долларов", "долл", "долл."],
        frozenset({"USD", "dollar"}),
    ),
    "$": frozenset({"USD", "dollar", "MXN"}),
    **dict.fromkeys(["¥", "￥"], frozenset({"CNY", "JPY"})),
    **dict.fromkeys(["pound", "pounds", "pfund"], frozenset({"GBP"})),
    **dict.fromkeys(["franc", "franc."], frozenset({"CHF"})),
    **dict.fromkeys(["peso", "pesos"], frozenset({"MXN", "peso"})),
}
_CODES: Final[Mapping[str, frozenset[str]]] = {
    **{word: frozenset({code}) for code, words in _CURRENCIES.items() for word in words.split()},
    **_SHARED,
}
_CODE_WORDS: Final = "|".join(re.escape(word) for word in sorted(_CODES, key=lambda word: (-len(word), word)))
_NAMES: Final = "|".join(f"(?P<{code}>{words})" for code, words in _NAMED.items())
CURRENCY: Final = regex(rf"(?<![^\W\d_\u2e80-\uffef])(?:(?:{_NAMES})|(?P<word>{_CODE_WORDS}))(?![^\W\d_\u2e80-\uffef])")
CURRENCY_BEHIND: Final = regex(
    rf"[ -]{{0,2}}(?:de |d'|of )?(?:(?:{_NAMES})|(?P<word>{_CODE_WORDS}))(?![^\W\d_\u2e80-\uffef])"
)
CURRENCY_BEFORE: Final = regex(
    r"(?:(?:us|hk|nt|a|au|c|ca|s|r)?\$|[€£¥₽₹₩]|cn¥|(?<![^\W_])(?:rmb|cny|usd|eur|gbp|jpy|chf|rub|inr|rs\.?|hkd"
    r"|aud|cad)|人民币|美元) ?$"
)


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """A unit as a record states it: the scale in it, the words that are left, its currencies, its kind."""

    scale: Fraction
    words: str
    currencies: frozenset[str]
    kind: UnitKind


def currencies_of(match: re.Match[str]) -> frozenset[str]:
    """What a match of `CURRENCY` or `CURRENCY_BEHIND` names, as ISO 4217 codes (`dollar` for any of them)."""
    if match["word"]:
        return _CODES[match["word"]]
    return frozenset({match.lastgroup}) if match.lastgroup else frozenset()


def scale_value(word: str, language: str) -> int:
    """How many a scale word means in a language: a billion is a million millions in German, French and Spanish."""
    long_scale = base_language(language) in LONG_SCALE
    if long_scale and word in ("billion", "billions"):
        return 10**12
    if long_scale and word in ("trillion", "trillions"):
        return 10**18
    return SCALE_WORDS[word]


def han_scale(words: str) -> int:
    """The product of Chinese scale signs: 万亿 is a million millions."""
    product = 1
    for sign in words:
        product *= HAN_SCALES[sign]
    return product


def read_unit(unit: str, language: str) -> StatedUnit:
    """A stated unit taken apart: `trillion yuan` is 10¹² of a currency, `万人` is ten thousand 人, `%` is percent."""
    text = fold_numbers(unit).strip()
    kind = kind_of_unit(text)
    scale, rest = Fraction(1), text
    if kind in ("count", "money"):
        scale, rest = _scales(text, language)
    currency = CURRENCY.search(rest)
    return StatedUnit(scale, rest, currencies_of(currency) if currency else frozenset(), kind)


def kind_of_unit(unit: str) -> UnitKind:
    """The kind that the words of a unit name, in any of the languages that are read."""
    text = fold_numbers(unit).strip()
    if POINTS.fullmatch(text):
        return "percentage-points"
    if PER_HUNDRED.fullmatch(text):
        return "percent"
    if not text:
        return "none"
    return "money" if CURRENCY.search(text) else "count"


_POWER_OF_TEN: Final = regex(r"(10{1,3}(?:[ ,]?000){0,4}) (?=[^\W\d_])")


def _scales(text: str, language: str) -> tuple[Fraction, str]:
    """The scale words with which a unit begins, multiplied; `m€` and `€bn` have them beside the sign."""
    scale = Fraction(1)
    rest = text
    if match := _POWER_OF_TEN.match(rest):  # 10,000 kW
        scale, rest = Fraction(re.sub("[ ,]", "", match[1])), rest[match.end() :]
    for _ in range(3):
        if (match := SCALE.match(rest)) and _is_scale(rest, match):
            scale *= scale_value(match[1], language)
        elif match := HAN_SCALE.match(rest):
            scale *= han_scale(match[0])
        elif match := re.match(r"(?:us|hk)?[$€£¥₽](?=[a-zа-я])|[mkb](?=[$€£¥])", rest):
            if match[0] in LETTERS:
                scale *= SCALE_WORDS[match[0]]
                rest = rest[1:]
                continue
            inner, _ = _scales(rest[match.end() :], language)
            return scale * inner, match[0]
        else:
            break
        rest = rest[match.end() :]
    return scale, re.sub(r"^(?:de |d'|of )", "", rest.lstrip(" -"))


def _is_scale(rest: str, match: re.Match[str]) -> bool:
    """A single letter is a scale only before another word: `m tonnes`; alone it is metres."""
    return match[1] not in LETTERS or (rest[match.end() : match.end() + 1] == " " and bool(rest[match.end() :].strip()))
