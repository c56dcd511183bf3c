"""Words derived from the names of countries: "Chinese guests" come from China."""

from __future__ import annotations

import re
from typing import Final

_ROWS: Final = """
china chine 中国 китай = chinese chines chinois chinesisch chino китайск китайц 中方
united states|usa|us|america|états-unis|美国|сша = american américain amerikanisch estadounidense американск 美方
united kingdom|britain|royaume-uni|reino unido|英国|британия = british britannique britisch británic британск 英方
russia|russland|russie|rusia|俄罗斯|россия = russian russe russisch ruso rusa российск русск 俄方
germany|deutschland|allemagne|alemania|德国|германия = german allemand deutsch alemán alemana alemanes немецк 德方
france|frankreich|francia|法国|франция = french français française französisch francés francesa французск 法方
spain|spanien|espagne|españa|西班牙|испания = spanish espagnol spanisch español испанск
italy|italien|italie|italia|意大利|италия = italian italien italienisch italiano итальянск
japan|japon|japón|日本|япония = japanese japonais japanisch japonés японск 日方
india|indien|inde|印度|индия = indian indien indisch indio индийск 印方
ukraine|ucrania|乌克兰|украина = ukrainian ukrainien ukrainisch ucranian украинск 乌方
poland|polen|pologne|polonia|波兰|польша = polish polonais polnisch polac польск
canada|kanada|canadá|加拿大|канада = canadian canadien kanadisch canadiense канадск
australia|australien|australie|澳大利亚|австралия = australian australien australisch австралийск
brazil|brasilien|brésil|brasil|巴西|бразилия = brazilian brésilien brasilianisch brasileñ бразильск
mexico|mexiko|mexique|méxico|墨西哥|мексика = mexican mexicain mexikanisch mexican мексиканск
turkey|türkiye|türkei|turquie|turquía|土耳其|турция = turkish turc türkisch turco турецк
iran|irán|伊朗|иран = iranian iranien iranisch iraní иранск
israel|israël|以色列|израиль = israeli israélien israelisch israelí израильск
egypt|ägypten|égypte|egipto|埃及|египет = egyptian égyptien ägyptisch egipci египетск
south korea|republic of korea|korea|韩国 = korean coréen koreanisch corean корейск 韩方
vietnam|viet nam|越南|вьетнам = vietnamese vietnamien vietnamesisch vietnamita вьетнамск
indonesia|indonesien|indonésie|印度尼西亚 = indonesian indonésien indonesisch indonesi индонезийск
pakistan|pakistán|巴基斯坦|пакистан = pakistani pakistanais pakistanisch пакистанск
kazakhstan|kasachstan|哈萨克斯坦|казахстан = kazakh kasachisch казахск
netherlands|niederlande|pays-bas|países bajos|荷兰 = dutch néerlandais niederländisch neerlandés голландск
greece|griechenland|grèce|grecia|希腊|греция = greek grec griechisch grieg греческ
switzerland|schweiz|suisse|suiza|瑞士|швейцария = swiss suisse schweizer suizo швейцарск
austria|österreich|autriche|奥地利|австрия = austrian autrichien österreichisch austriac австрийск
sweden|schweden|suède|suecia|瑞典|швеция = swedish suédois schwedisch suec шведск
norway|norwegen|norvège|noruega|挪威|норвегия = norwegian norvégien norwegisch norueg норвежск
denmark|dänemark|danemark|dinamarca|丹麦|дания = danish danois dänisch danés датск
finland|finnland|finlande|finlandia|芬兰|финляндия = finnish finlandais finnisch finlandés финск
hungary|ungarn|hongrie|hungría|匈牙利|венгрия = hungarian hongrois ungarisch húngar венгерск
georgia|georgien|géorgie|格鲁吉亚|грузия = georgian géorgien georgisch georgian грузинск
ireland|irland|irlande|irlanda|爱尔兰|ирландия = irish irlandais irisch irlandés ирландск
portugal|葡萄牙|португалия = portuguese portugais portugiesisch portugués португальск
south africa|südafrika|afrique du sud|sudáfrica|南非 =  sud-africain südafrikanisch sudafrican южноафриканск
europe|europa|欧洲|европа = european européen europäisch europeo европейск
tibet|西藏|тибет = tibetan tibétain tibetisch tibetan тибетск
"""
_ENDINGS: Final = r"(?:es|os|as|er|en|em|e|s|o|a|ne|nes|[а-я]{1,3})?"


def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in _ROWS.strip().splitlines():
        names, _, words = row.partition(" = ")
        kept = tuple(word.replace("~", " ") for word in words.split())
        for name in names.split("|") if "|" in names else names.split():
            found[name] = kept
    return found


_OF: Final = _table()


def adjectives(text: str, names: frozenset[str]) -> tuple[int, ...]:
    """The offsets in a text in lower case of words derived from one of these countries' names."""
    words = {word for name in names for word in _OF.get(name.lower(), ())}
    if not words:
        return ()
    latin = "|".join(sorted(re.escape(word) for word in words if word < "\u2e80"))
    han = "|".join(sorted(word for word in words if word >= "\u2e80")) or r"(?!)"
    return tuple(match.start() for match in re.finditer(rf"\b(?:{latin}){_ENDINGS}\b|{han}", text))
