"""What must hold between records, one module per subject. Each check is a pure function of the facts.

A check's name is what site.yaml may give a level: `checks: {needs: warning}`.
"""

from types import ModuleType

from explainer.checks import (
    absence,
    addresses,
    assets,
    attested,
    attribution,
    charts,
    commitments,
    dating,
    evidence,
    fields,
    figures,
    images,
    kinds,
    leaks,
    links,
    maps,
    omissions,
    prose,
    relations,
    silences,
    sourcing,
    upkeep,
    wording,
)

MODULES: tuple[ModuleType, ...] = (
    absence,
    addresses,
    assets,
    attested,
    attribution,
    charts,
    commitments,
    dating,
    evidence,
    fields,
    figures,
    images,
    kinds,
    leaks,
    links,
    maps,
    omissions,
    prose,
    relations,
    silences,
    sourcing,
    upkeep,
    wording,
)
