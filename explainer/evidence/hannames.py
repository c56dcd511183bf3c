"""Whether characters that make a Chinese name are that name, or parts of other words: 青海南部 is not 海南."""

from __future__ import annotations

from typing import Final

from explainer.ground.patterns import regex


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WINDOW: Final = 12
"""How many characters before a name are cut into words."""

_WORDS: Final = _set(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川"
    " 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 东北 西北 华北 华南 华东 东南 西南"
    " 中南 台北 台南 南京 东京 珠海 威海 北海 临海 沿海 东海 南海 黄海 渤海 大海 远海 公海 海上 江上 河上 湖上"
    " 山上 路上 黄河 淮河 运河 海河 辽河 渭河 洛河 沿河 珠江 长江 镇江 九江 湛江 漓江 沿江 丽江 嘉陵江 松花江"
    " 鸭绿江 中山 泰山 华山 黄山 佛山 唐山 舟山 鞍山 高山 登山 衡山 嵩山 南山 北山 太行山 长白山 西湖 太湖"
    " 洞庭湖 鄱阳湖 芜湖 东湖 南湖 青海湖 巢湖 昆明 西安 武汉 长沙 成都 沈阳 长春 大连 杭州 苏州 宁波 厦门 青岛"
    " 济南 合肥 南昌 学习 练习 复习 实习 温习 补习 演习 恶习 陋习 进入 会见 接见 看见 拜见 中东 广州 中国 美国"
    " 英国 法国 德国 俄国 外国 全国 本国 各国 我国 祖国 强国 大国 集中 其中 当中 心中 手中 空中 南苏丹 新墨西哥"
    " 新英格兰 新几内亚 新南威尔士 内蒙 印度尼西亚 印度洋 几内亚比绍 赤道几内亚 巴布亚新几内亚 北爱尔兰"
)
_LONGEST: Final = max(map(len, _WORDS))
_ACROSS: Final = _set(
    "强调 强大 强化 强烈 强度 强国 强力 强行 强迫 强制 强盛 强劲 平原 平等 平均 平安 平衡 平台 平方 平时 平稳"
    " 平静 平凡 明天 明年 明确 明显 明白 明星 明亮 华北 华南 华东 文化 文明 文件 文章 文学 海鲜 海洋 海岸 海滩"
    " 海军 海底 京剧 南岸 南部 南方 南边 南侧 南风 西岸 西部 西方 西边 西侧 北岸 北部 北方 北边 北侧 东岸 东部"
    " 东方 东边 东侧 东路 西路 南路 北路 东街 西街 南街 北街 军队 军事 军人 民族 民众 民主 生产 生活 生态 林业"
    " 林区 林地 建设 建立 建筑 建议 伟大 勇敢 毅力 毅然 峰会 涛声 亮点 军区 超过 超市 志愿"
)
"""Words that begin with the last character of a name: in 李强调 it is 李 who stresses (强调) something, not 李强."""
_BEGINS: Final = (
    "调研", "调查", "调度", "调任", "大使",
    "大会", "大学", "会议", "会见", "部长", "部署", "方面", "北上", "南下", "剧院",
    "国事", "国务", "家中", "家属", "际会", "化解", "化妆", "原来", "原为", "原定", "大力", "烈士", "行程", "行政",
    "部分", "方言", "方案", "方向", "洋山", "设立", "设有", "设厂", "立法", "海关",
)  # fmt: skip
_THINGS: Final = regex(
    r"(?:大学(?!生)|人?民?银行(?!业)|日报|晚报|时报|晨报|卫视|航空(?!业|工业)|移动|电信|联通|大酒店|饭店|大坝|大厦|大桥"
    r"|[海洋](?![\u3400-\u9fff])|[海洋](?=[的和与争问沿])|[东西南北中]?(?:路|街)(?=[\d０-９一二三四五六七八九十]*[号段口，。、；）]|$)"
    r"|大街|大道|尼西亚|比绍)"
)
_PERSON_THINGS: Final = regex(r"大[坝桥道街厦]|路(?=\d|[号口，。])|奖|故居|纪念馆|[中小]学|大学|基金会|定律|公园")
_FOLLOWS: Final = frozenset(
    "说称道在对向与和同跟的是表指强认主总先女同部省市书会还也就将已到出前提要宣告访讲发作率为以从于等及则又再所把被让曾当"
    "这那都不没今昨明上下来去于答问写谈听看见请让给由应并而且或之了着过抵赴赞感希祝致签署介回解坦透呼号承补接随首外副国党"
    "及其他她代博教院校司局处县区乡镇村长委员常时日月年近正受担任获得成参陪考视调召主持期高重进报汇否辩澄笑谴预评直反坚确证驳"
)
_RANKS: Final = regex(r"[市县州区旗]|自治[州县旗]")


def is_han_place(text: str, start: int, end: int, *, ranked: bool) -> bool:
    """Whether characters `start:end` are a place; `ranked`: in the short form of a name with 省 or another rank."""
    behind = text[end : end + 8]
    if _is_cut(text, start) or _runs_on(text, start, end) or _THINGS.match(behind):
        return False
    return not (ranked and _RANKS.match(behind))


def is_han_person(text: str, start: int, end: int) -> bool:
    """Whether characters `start:end` are a person's name: not that of a dam, nor the first part of a longer name."""
    behind = text[end : end + 8]
    if _is_cut(text, start) or _runs_on(text, start, end) or _PERSON_THINGS.match(behind):
        return False
    if end - start != 2 or not _is_han(behind[:1]) or behind[0] in _FOLLOWS:
        return True
    return _is_han(behind[1:2]) and behind[1] not in _FOLLOWS


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff"


def _is_cut(text: str, start: int) -> bool:
    """Whether a word that begins before `start` ends behind it: those before are cut into words from the left."""
    at = start
    while at > 0 and start - at < _WINDOW and _is_han(text[at - 1]):
        at -= 1
    while at < start:
        size = next((n for n in range(_LONGEST, 1, -1) if text[at : at + n] in _WORDS), 1)
        if at + size > start:
            return True
        at += size
    return False


def _runs_on(text: str, start: int, end: int) -> bool:
    """Whether the last character begins another word, and none begins behind it: 李强调 is not 李强调研."""
    return text[end - 1 : end + 1] in _ACROSS and not text.startswith(_BEGINS, end)
