"""What the words of a unit count, under one name in all languages: people, households, firms, vehicles."""

from __future__ import annotations

import re
from typing import Final

from explainer.ground.patterns import regex

_COUNTED: Final = {
    "people": r"people|persons?|人(?:口|次|员)?|名|personen|menschen|personnes|personas|человека?|люд(?:и|ей)",
    "households": r"households?|famil(?:y|ies)|户|家庭|haushalte|ménages|hogares|домохозяйств\w*",
    "firms": r"firms?|compan(?:y|ies)|enterprises?|businesses|家|企业|unternehmen|firmen|entreprises|empresas"
    r"|предприяти\w+|компани\w+",
    "vehicles": r"vehicles?|cars?|辆|fahrzeuge|autos|véhicules|voitures|vehículos|coches|автомобил\w+|машин\w?",
}
_FORMS: Final = {name: regex(words, re.IGNORECASE) for name, words in _COUNTED.items()}


def counted_of(words: str) -> str:
    """What words count, if they are nothing but the name of it; "" for any others."""
    text = words.strip()
    return next((name for name, form in _FORMS.items() if form.fullmatch(text)), "")
