"""Words of number in English, German, French, Spanish and Russian: `forty-two`, `zweihundertfünfzig`, `полтора`."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Final

from explainer.evidence.numerals import Numeral, base_language
from explainer.ground.patterns import regex

_TEENS: Final[Mapping[str, str]] = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
}
_TENS: Final[Mapping[str, str]] = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante septante octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "ru": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
}
_OTHERS: Final[Mapping[str, Mapping[str, int]]] = {
    "en": {"hundred": 100, "dozen": 12, "dozens": 0},
    "de": {"hundert": 100, "einhundert": 100, "zwo": 2, "dreissig": 30, "dutzend": 12},
    "fr": {
        "une": 1, "cent": 100, "cents": 100, "quatre-vingt": 80, "quatre-vingts": 80, "dizaine": 10, "douzaine": 12,
        "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
        "centaine": 100,
    },
    "es": {
        "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200, "trescientos": 300, "trescientas": 300,
        "cuatrocientos": 400, "cuatrocientas": 400, "quinientos": 500, "quinientas": 500, "seiscientos": 600,
        "seiscientas": 600, "setecientos": 700, "setecientas": 700, "ochocientos": 800, "ochocientas": 800,
        "novecientos": 900, "novecientas": 900, "docena": 12, "una": 1, "un": 1, "decena": 10, "veintena": 20,
        "treintena": 30, "centena": 100, "centenar": 100,
    },
    "ru": {
        "одна": 1, "одну": 1, "одно": 1,
        "две": 2, "двух": 2, "трёх": 3, "трех": 3, "четырёх": 4, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7,
        "восьми": 8, "девяти": 9, "десяти": 10, "сто": 100, "двести": 200, "триста": 300, "четыреста": 400,
        "пятьсот": 500, "шестьсот": 600, "семьсот": 700, "восемьсот": 800, "девятьсот": 900, "десяток": 10,
    },
}  # fmt: skip
_JOINERS: Final[Mapping[str, str]] = {"en": "and", "fr": "et", "es": "y", "de": "", "ru": ""}
_ARTICLES: Final = frozenset(
    [
        "a",
        "an",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "un",
        "une",
        "uno",
        "una",
        "один",
        "одна",
        "одно",
        "one",
        "eins",
        "half",
        "halb",
        "demi",
    ]
)
"""Words that are a number only before another word of number or of scale."""
_NUMBER_WORD: Final = regex(r"( (?:and|et|y) |-et-|[ -])?([^\W\d_\u2e80-\uffef]+)")


@cache
def number_words(language: str) -> Mapping[str, int]:
    """The number words below a thousand of a language (en, de, fr, es, ru; otherwise none), in lower case."""
    name = language if language in _TEENS else ""
    if not name:
        return {}
    ones = _TEENS[name].split()
    tens = _TENS[name].split()
    words = {word: k for k, word in enumerate(ones)} | {word: 10 * k for k, word in enumerate(tens, 2)}
    if name == "de":
        short = ["", "ein", *ones[2:10]]
        words |= {f"{one}und{ten}": 10 * k + j for k, ten in enumerate(tens, 2) for j, one in enumerate(short) if one}
        words |= {f"{one}hundert": 100 * j for j, one in enumerate(short) if one}
    if name == "es":
        joined = ["uno", "dós", "trés", "cuatro", "cinco", "séis", "siete", "ocho", "nueve"]
        words |= {f"veinti{one}": 20 + j for j, one in enumerate(joined, 1)} | {
            "veintiún": 21,
            "veintiuna": 21,
            "veintidos": 22,
        }
    return {**words, **_OTHERS[name]}


def read_words(text: str, at: int, language: str = "") -> Numeral | None:
    """The number in words at `at`, below a thousand: `twelve`, `forty-two`, `quatre-vingt-dix`, `treinta y uno`.

    German joins its words (`zwölftausend`), and a half may belong to them (`two and a half`, `anderthalb`, `полтора`).
    """
    name = base_language(language)
    if joined := _joined(text, at, name):
        return joined
    read = _plain(text, at, name)
    half = _AND_HALF.match(text, read[1] if read else at)
    if half and read:
        return read[0] + Fraction(1, 2), half.end()
    return (Fraction(3, 2), half.end()) if (half := _ONE_AND_HALF.match(text, at)) else read


_AND_HALF: Final = regex(r" (?:and a half|et demie?|y medi[oa]|с половиной)(?![^\W\d_])")
_ONE_AND_HALF: Final = regex(r"(?:one and a half|une? et demie?|una? y medi[oa])(?![^\W\d_])")
_RUSSIAN_HALVES: Final[Mapping[str, Fraction]] = {
    "полтора": Fraction(3, 2), "полторы": Fraction(3, 2), "полутора": Fraction(3, 2), "полтысячи": Fraction(500),
    "полмиллиона": Fraction(500_000), "полмиллиарда": Fraction(500_000_000), "полсотни": Fraction(50),
}  # fmt: skip
_WORD: Final = regex(r"[^\W\d_\u2e80-\uffef]+")


def and_half(text: str, at: int) -> int:
    """Where `and a half` behind a scale ends (`un million et demi`); 0 if it is not there."""
    half = _AND_HALF.match(text, at)
    return half.end() if half else 0


def _joined(text: str, at: int, name: str) -> Numeral | None:
    """A number that is one word: German of any size, and the halves of German and Russian."""
    if name not in ("de", "ru"):
        return None
    match = _WORD.match(text, at)
    if match is None:
        return None
    value = _RUSSIAN_HALVES.get(match[0]) if name == "ru" else _german(match[0])
    return (value, match.end()) if value is not None else None


def _german(word: str) -> Fraction | None:
    """`zweihundertfünfzig`, `zwölftausend`, `zweieinhalb`; None for the words that `number_words` has."""
    if word == "anderthalb":
        return Fraction(3, 2)
    known = number_words("de")
    if word.endswith("einhalb") and (
        whole := 1 if word == "einhalb" else known.get(word[:-7], 0) or int(word == "eineinhalb")
    ):
        return Fraction(2 * whole + 1, 2) if word != "einhalb" else None
    if word in known:
        return None
    total = _german_parts(word)
    return Fraction(total) if total else None


def _german_parts(word: str) -> int:
    """The value of a joined German number; 0 if it is not one."""
    known = {**number_words("de"), "ein": 1}
    total, rest = 0, word
    for name, size in (("tausend", 1000), ("hundert", 100)):
        before, found, behind = rest.partition(name)
        if not found:
            continue
        factor = 1 if not before else known.get(before, 0) or (_german_parts(before) if size == 1000 else 0)
        if not factor:
            return 0
        total, rest = total + factor * size, behind.removeprefix("und")
    if not rest:
        return total if total else 0
    return total + known[rest] if total and rest in known else 0


def _plain(text: str, at: int, name: str) -> Numeral | None:
    known = number_words(name)
    total = last = 0
    end = at
    for step in range(8):
        match = _NUMBER_WORD.match(text, end)
        word = match[2] if match else ""
        if match is None or (step > 0) != bool(match[1]):
            break
        if step == 0 and word == "quatre" and text.startswith("quatre-vingt", at):
            word, stop = "quatre-vingt", at + 12 + text.startswith("s", at + 12)
        else:
            stop = match.end()
        value = known.get(word)
        joiner = (match[1] or "").strip(" -")
        if value is None or (joiner and joiner != _JOINERS.get(name)) or not _continues(total, last, value, step):
            break
        total = total * 100 if value == 100 and 0 < total < 10 else total + value
        last, end = value, stop
    alone = text[at:end] in _ARTICLES or (text[at:end] == "quarantaine" and not text.startswith((" de ", " d'"), end))
    return None if end == at or alone or total == 0 else (Fraction(total), end)


def _continues(total: int, last: int, value: int, step: int) -> bool:
    """Whether a number word continues the number so far: `forty` `two` does, `two` `forty` does not."""
    if step == 0:
        return True
    if value == 100:
        return 0 < total < 10
    return value < 10 ** (len(str(last)) - 1) or (last in (60, 80) and 10 <= value < 20)
