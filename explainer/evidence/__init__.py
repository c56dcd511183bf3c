"""Words against the text of a source: the heart of the product.

Pure and deterministic: strings in, values out, nothing read from anywhere. `SourceText.prepare` normalises a snapshot
once and masks what must not be quoted; `find` then says where a quotation stands, or why it does not. The same rules
hold for dates as printed, offices, slogans and the words that prove a figure. Nothing is ever matched approximately;
the closest passage of a failed search is a hint to the editor only.
"""

from explainer.evidence.alarms import BOILERPLATE, KIN_WORDS, Alarm, AlarmKind, alarms
from explainer.evidence.ascribed import ascribed
from explainer.evidence.closest import Closest
from explainer.evidence.counting import count_forms, occurrences
from explainer.evidence.figures import FigureProblem, FigureReason, check_figure, number_scheme
from explainer.evidence.formula import FormulaError, evaluate
from explainer.evidence.formula import parts as formula_parts
from explainer.evidence.headings import headed
from explainer.evidence.matching import (
    Match,
    NotFound,
    Occurrence,
    Reason,
    Selector,
    find,
    find_date_text,
    find_first,
    find_role,
    suggest_selector,
)
from explainer.evidence.names import (
    NameForms,
    forms_of_body,
    forms_of_person,
    forms_of_place,
    holds_name,
    is_near,
    offices,
    paragraph_starts,
    places,
    without_article,
)
from explainer.evidence.normalise import NORMALISER, Normalised, normalise
from explainer.evidence.passages import Context, Gap, QuotedText, Segment, Text, context, segments, sentence_around
from explainer.evidence.printed_dates import PrintedDate, dates_in, find_date, printed_dates, prints_date
from explainer.evidence.quantities import number_tokens
from explainer.evidence.scales import UnitKind
from explainer.evidence.source import Excluded, SourceText
from explainer.evidence.spoken import whose
from explainer.evidence.tokens import NumberToken
from explainer.evidence.words import Span

__all__ = [
    "BOILERPLATE",
    "KIN_WORDS",
    "NORMALISER",
    "Alarm",
    "AlarmKind",
    "Closest",
    "Context",
    "Excluded",
    "FigureProblem",
    "FigureReason",
    "FormulaError",
    "Gap",
    "Match",
    "NameForms",
    "Normalised",
    "NotFound",
    "NumberToken",
    "Occurrence",
    "PrintedDate",
    "QuotedText",
    "Reason",
    "Segment",
    "Selector",
    "SourceText",
    "Span",
    "Text",
    "UnitKind",
    "alarms",
    "ascribed",
    "check_figure",
    "context",
    "count_forms",
    "dates_in",
    "evaluate",
    "find",
    "find_date",
    "find_date_text",
    "find_first",
    "find_role",
    "forms_of_body",
    "forms_of_person",
    "forms_of_place",
    "formula_parts",
    "headed",
    "holds_name",
    "is_near",
    "normalise",
    "number_scheme",
    "number_tokens",
    "occurrences",
    "offices",
    "paragraph_starts",
    "places",
    "printed_dates",
    "prints_date",
    "segments",
    "sentence_around",
    "suggest_selector",
    "whose",
    "without_article",
]
