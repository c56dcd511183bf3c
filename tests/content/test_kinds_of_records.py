"""A kind of record has one home, its class; what another class contradicts is refused, and the rest follows from it."""

from __future__ import annotations

from typing import Annotated, ClassVar

import pytest

from explainer import cli
from explainer.ground.dates import PartialDate
from explainer.model.common import (
    BODY,
    PLACE,
    Date,
    DateBasis,
    OrganisationRef,
    PersonRef,
    PrintedText,
    Quote,
    Record,
    RefTo,
    RegionRef,
    SourceRef,
    SpeakerRef,
    own_fields,
)
from explainer.model.declarations import Kind
from explainer.model.kinds import (
    DECLARED,
    FOLDERS,
    IN_SEARCH,
    KINDS,
    LISTS,
    RECORDS,
    faults,
    misplaced,
    ref_of,
    unknown_sorts,
)
from explainer.model.parts import Speaker, Variant, speakers_of
from explainer.pages import plan as pages


class Ruling(Record):
    """A kind that no other module knows."""

    declares: ClassVar[Kind] = Kind(name="ruling", folder="rulings", list_page="rulings", needs=("decided",))

    court: OrganisationRef | None = None
    decided: Date | None = None
    in_force: Date | None = None
    date_basis: DateBasis | None = None
    seat: RegionRef | None = None
    about: tuple[RegionRef, ...] = ()
    paper: SourceRef | None = None
    forms: tuple[Variant, ...] = ()
    words: Quote | None = None
    outcome: str = ""
    reasons: tuple[str, ...] = ()
    printed: PrintedText = ""


def ruling(**fields: object) -> Ruling:
    return Ruling.model_validate({"title": "No. 5", **fields})


def test_the_date_of_a_record_is_the_first_that_its_fields_hold() -> None:
    assert ruling(decided="2024-05", in_force="2024-06").when() == PartialDate.parse("2024-05")
    assert ruling(in_force="2024-06").when_field() == "in_force"
    assert ruling().when() is None and ruling().when_field() == ""


def test_the_places_of_a_record_are_all_regions_that_its_fields_name_each_once() -> None:
    record = ruling(regions=["land"], seat="town", about=["land", "north"])
    assert record.places() == ("land", "town", "north") and record.own_places() == ("town", "land", "north")


def test_the_region_above_is_no_place_that_a_region_concerns() -> None:
    town = RECORDS["region"].model_validate({"title": "Town", "level": "city", "parent": "land"})
    assert town.places() == () and town.above() == "land"


def test_the_quotations_of_a_record_are_found_wherever_its_fields_keep_them() -> None:
    said = {"source": "paper", "exact": "one"}
    record = ruling(quotes=[said], words=said, forms=[{"text": "a"}, {"text": "b", "quote": said}])
    assert [path for _, path in record.quotations()] == [("quotes", 0), ("forms", 1, "quote"), ("words",)]


def test_a_record_rests_on_its_sources_those_of_its_quotations_and_those_that_its_own_fields_name() -> None:
    record = ruling(sources=["a"], words={"source": "b", "exact": "x"}, paper="c")
    assert record.rests_on() == ("a", "b", "c")


def test_what_a_record_says_are_its_plain_texts_and_no_choice_reference_or_word_of_a_source() -> None:
    record = ruling(outcome="Upheld", reasons=["One", "Two"], printed="Five", court="court", summary="Short")
    assert record.says() == ("Upheld", "One", "Two")


def test_the_sentences_of_a_record_are_its_plain_texts_unless_its_kind_names_them() -> None:
    assert ruling().sentences() == ("summary", "outcome", "reasons")
    assert RECORDS["speech"].model_construct().sentences() == ("summary", "occasion", "date_note")


def test_dates_of_a_new_kind_are_the_same_in_every_language() -> None:
    assert ruling().same_in_all_languages() == ("decided", "in_force")


def declaring(**changes: object) -> type[Record]:
    kind = {"name": "writ", "folder": "writs", "list_page": "writs", **changes}
    return type("Writ", (Record,), {"declares": Kind(**kind), "__module__": __name__})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "speech"}, "Speech and Writ both have the name 'speech'"),
        ({"folder": "speeches"}, "Speech and Writ both have the folder 'speeches'"),
        ({"list_page": "timeline"}, "Speech and Writ both have the list 'timeline'"),
        ({"more_lists": ("matrix",)}, "Region and Writ both have the list 'matrix'"),
        ({"list_page": "evidence"}, "Writ has the list 'evidence', but another page"),
        ({"more_lists": ("search",)}, "Writ has the list 'search', but another page"),
        ({"name": "Writ"}, "the name 'Writ' must have small letters"),
        ({"needs": ("decidid",)}, "declares something of the field 'decidid', which it does not have"),
        ({"fixed": ("x",)}, "the field 'x'"),
        ({"above": "larger"}, "the field 'larger'"),
        ({"list_page": "", "has_page": False}, "neither pages nor a list"),
    ],
)
def test_a_class_that_contradicts_itself_or_another_one_is_refused(changes: dict[str, object], said: str) -> None:
    assert said in " ".join(faults([*RECORDS.values(), declaring(**changes)]))


def test_a_date_of_a_matter_has_a_field_for_how_it_is_known() -> None:
    class Bare(Record):
        declares: ClassVar[Kind] = Kind(name="bare", folder="bare", list_page="bare")
        decided: Date | None = None

    class Text(Record):
        declares: ClassVar[Kind] = Kind(name="text", folder="texts", list_page="texts", role="account")
        decided: Date | None = None

    assert list(faults([Bare, Text, Ruling])) == [
        "Bare has the date 'decided' but no field `decided_basis: DateBasis | None = None` beside it."
    ]


@pytest.mark.filterwarnings("ignore:Field name")
def test_a_field_cannot_be_called_as_a_question_that_every_record_answers() -> None:
    class Taken(Record):
        declares: ClassVar[Kind] = Kind(name="taken", folder="taken", list_page="taken")
        places: str = ""  # type: ignore[assignment]

    assert "every record answers places()" in " ".join(faults([Taken]))


def test_a_class_without_a_declaration_is_refused_by_its_name() -> None:
    bare = type("Bare", (Record,), {"__module__": __name__})
    assert next(faults([bare])).startswith("Bare declares no kind")


def test_the_classes_that_are_there_contradict_nothing() -> None:
    assert list(faults(RECORDS.values())) == []
    assert list(faults([*RECORDS.values(), Ruling])) == []


def test_names_folders_lists_and_the_command_line_come_from_the_classes() -> None:
    assert tuple(DECLARED) == KINDS and sorted(IN_SEARCH) == sorted(KINDS)
    assert {DECLARED[kind].folder for kind in KINDS} == set(FOLDERS)
    assert set(LISTS) <= set(pages.LIST_LAYOUTS)
    assert cli.record_kinds() == sorted(set(KINDS) - {"source"})


def test_lists_are_offered_in_the_order_that_the_kinds_declare_those_that_declare_none_by_name() -> None:
    assert KINDS[:3] == ("article", "theme", "speech") and KINDS[-2:] == ("source", "page")
    places = [(kind.in_lists, name) for name, kind in DECLARED.items()]
    assert places == sorted(places)


def test_a_class_stands_in_the_module_that_is_named_as_its_kind() -> None:
    assert list(misplaced(RECORDS.values())) == []
    there = "Ruling is in test_kinds_of_records.py: move it to a file of its own, ruling.py."
    assert list(misplaced([Ruling])) == [there]


@pytest.mark.parametrize(
    ("text", "ref"),
    [("court", "organisation:court"), ("org:court", "organisation:court"), ("person:li", "person:li")],
)
def test_a_short_form_means_the_same_wherever_it_is_written(text: str, ref: str) -> None:
    assert ref_of("organisation", text) == ref


def test_the_people_of_a_record_are_those_that_its_fields_and_their_parts_name_but_not_those_that_are_quoted() -> None:
    class Trial(Record):
        declares: ClassVar[Kind] = Kind(name="trial", folder="trials", list_page="trials")
        judge: PersonRef | None = None
        parties: tuple[SpeakerRef, ...] = ()
        heard: tuple[Speaker, ...] = ()
        words: Quote | None = None

    trial = Trial.model_validate(
        {
            "title": "T",
            "judge": "li",
            "parties": ["ann", "organisation:court", "person:bo"],
            "heard": [{"person": "cy", "role_text": "clerk"}, {"person": "li"}],
            "words": {"source": "paper", "exact": "Yes.", "speaker": "dee"},
            "quotes": [{"source": "paper", "exact": "No.", "speaker": "dee"}],
        }
    )
    assert trial.persons_named() == ("li", "ann", "bo", "cy")
    spoke = [(path, speaker.person) for path, speaker in speakers_of(trial)]
    assert spoke == [(("heard", 0), "cy"), (("heard", 1), "li")]
    assert ruling().persons_named() == () and list(speakers_of(ruling())) == []


def test_a_reference_to_a_sort_is_one_to_its_kind_and_the_sort_must_be_one_that_the_kind_has() -> None:
    class Seated(Ruling):
        declares: ClassVar[Kind] = Kind(name="seated", folder="seated", list_page="seated")
        court_house: Annotated[str, RefTo(("region",), sorts=("city",))] | None = None
        law: tuple[Annotated[str, RefTo(("term",), sorts=("law", "slogan"))], ...] = ()

    assert own_fields(Seated, PLACE) == ("seat", "about", "court_house")
    said = "Seated: the field 'law' is for records of the sort 'law': there are none."
    assert list(unknown_sorts([*RECORDS.values(), Seated])) == [said]
    assert list(unknown_sorts(RECORDS.values())) == []


def test_a_reference_to_any_kind_needs_no_list_of_kinds() -> None:
    field = Record.model_fields["related"]
    assert RefTo() in field.annotation.__args__[0].__metadata__ and RefTo() != BODY  # type: ignore[union-attr]
