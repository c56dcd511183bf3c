"""Words that take a side, each with the reason; `voice` in `checks.wording` looks for them.

Only forms that are rarely innocent are listed: a check that is often wrong is switched off. So "claims" alone, which
may be a noun, is not here, and "claims that" is. A site adds words of its own in site.yaml (`words: {loaded: […]}`)
and takes words out with `words: {ignore: […]}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

WordList: TypeAlias = Mapping[str, tuple[str, ...]]

LOADED_EN: Final[WordList] = {
    "suggests that something was hidden": ("reveal", "reveals", "revealed", "revealing that", "divulged"),
    "suggests guilt": ("admits", "admitted that", "admitting that", "confesses", "confessed", "concedes", "conceded"),
    "suggests that it is true": (
        "points out", "pointed out", "pointing out", "notes that", "noted that", "noting that", "recalls that",
        "recalled that", "makes clear that", "made clear that",
    ),
    "suggests that it is not true": (
        "claims that", "claim that", "claimed", "claiming that", "alleges", "alleged", "asserts", "asserted",
        "insists", "insist that", "insisted", "purports to", "purported to",
    ),
    "mocks the speaker": ("boasts", "boasted", "brags", "bragged", "touts", "touted", "trumpets", "trumpeted"),
}  # fmt: skip
"""Verbs for "said" that judge. After Wikipedia's "Words to watch" (synonyms for said)."""

LOADED_ZH: Final[WordList] = {
    "suggests that something was hidden": ("透露", "揭露", "披露了"),
    "suggests guilt": ("供认", "坦承", "不得不承认"),
    "suggests that it is not true": ("声称", "宣称", "妄称", "谎称", "坚称", "竟称"),
    "mocks the speaker": ("扬言", "叫嚣", "鼓吹", "吹嘘", "狡辩"),
}

DOUBT_EN: Final[WordList] = {
    "casts doubt": ("so-called", "so called", "supposedly", "allegedly", "ostensibly", "purportedly", "self-styled"),
}
"""Words that cast doubt without saying who doubts. Scare quotes are found by their form, not by a list."""

DOUBT_ZH: Final[WordList] = {
    "casts doubt": ("所谓的", "所谓“", "所谓「", "号称", "自诩", "美其名曰", "自封"),
}

PRAISE_EN: Final[WordList] = {
    "praises in the site's own voice": (
        "innovative", "world-class", "world-leading", "remarkable", "remarkably", "historic", "groundbreaking",
        "ground-breaking", "path-breaking", "unprecedented", "cutting-edge", "state-of-the-art", "visionary",
        "outstanding", "impressive", "impressively", "spectacular", "glorious", "tremendous", "game-changing",
        "far-sighted", "brilliant",
    ),
}  # fmt: skip
"""Words of praise: the sentence must say whose praise it is."""

PRAISE_ZH: Final[WordList] = {
    "praises in the site's own voice": (
        "世界一流", "世界领先", "领先世界", "举世瞩目", "举世无双", "令人瞩目", "令人振奋", "辉煌", "卓越", "非凡",
        "里程碑式", "史无前例", "前所未有", "划时代", "开创性", "历史性成就", "骄人", "喜人", "高瞻远瞩", "英明",
    ),
}  # fmt: skip
