"""What is taken away from the checks, each with the tests that must notice."""

from __future__ import annotations

from edits import Edit

EDITS = (
    Edit(
        "checks.figures:_printed",
        "found is not None",
        "False",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures11-expected11]",
    ),
    Edit(
        "checks.figures:_derived",
        "result != figure.value",
        "False",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[formula-that-does-not-follow]",
    ),
    Edit(
        "checks.figures:_figure",
        'has_number and figure.status != "draft"',
        "False",
        "test_figures.py::test_each_number_of_a_figure_is_proven",
    ),
    Edit(
        "checks.figures:_figure",
        "if all(faults)",
        "if False",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures5-expected5]",
    ),
    Edit(
        "checks.figures:_interval",
        "end is None or any(",
        "any(True for _ in quotes) or any(",
        "test_figures.py::test_each_number_of_a_figure_is_proven",
    ),
    Edit(
        "checks.figures:_prints_end",
        "return bare and any",
        "return any",
        "test_figures.py::test_each_number_of_a_figure_is_proven",
    ),
    Edit(
        "checks.figures:_target",
        "if target.quote is None",
        "if False",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[targets-that-are-not-proven]",
    ),
    Edit(
        "checks.figures:_target",
        "if found is not None",
        "if False",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[targets-that-are-not-proven]",
    ),
    Edit(
        "checks.figures:units",
        "and not agree(",
        "and agree(",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures10-expected10]",
    ),
    Edit(
        "checks.figures:_contradictions",
        "said != figure.unit_kind",
        "False",
        "test_figures.py::test_each_number_of_a_figure_is_proven",
    ),
    Edit(
        "checks.figures:_contradictions",
        "shown.scale != proven.scale",
        "False",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures19-expected19]",
    ),
    Edit(
        "checks.figures:_contradictions",
        "elif shown.currencies and",
        "elif False and",
        "test_figures.py::test_each_number_of_a_figure_is_proven",
    ),
    Edit(
        "checks.figures:periods",
        "figure.period is not None and",
        "False and",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures2-expected2]",
    ),
    Edit(
        "checks.figures:periods",
        "elif figure.period and not",
        "elif False and not",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures9-expected9]",
    ),
    Edit(
        "checks.figures:periods",
        "if _is_another(facts, figure, point, point.period)",
        "if False",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures1-expected1]",
    ),
    Edit(
        "checks.figures:recorded_periods",
        "if not prints(",
        "if False and prints(",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures10-expected10]",
    ),
    Edit(
        "checks.figures:series_ties",
        "point.quote is None and",
        "False and",
        "test_figures.py::test_a_site_states_what_its_sources_print[figures3-expected3]",
    ),
    #
    Edit(
        "checks.dating:date_origins",
        'and basis != "printed"',
        "and False",
        "test_dating.py::test_a_date_said_to_be_printed_that_is_not_is_an_error_that_names_what_is",
    ),
    Edit(
        "checks.dating:date_origins",
        'basis == "unrecorded"',
        "False",
        "test_dating.py::test_a_date_that_no_copy_prints_is_noticed",
    ),
    Edit(
        "checks.dating:date_origins",
        "and all(_is_sound(facts, name) for name in field.sources)",
        "",
        "test_dating.py::test_of_a_copy_that_is_not_the_recorded_one_only_that_is_said",
    ),
    Edit(
        "checks.dating:date_words",
        '"coarser" not in kinds',
        "False",
        "test_dating.py::test_the_date_is_what_its_words_say",
    ),
    Edit(
        "checks.dating:date_words",
        'speech.date_basis != "inferred" and',
        "False and",
        "test_dating.py::test_the_date_is_what_its_words_say",
    ),
    Edit(
        "checks.dating:date_words",
        'speech.date_basis == "external"',
        "False",
        "test_dating.py::test_a_date_from_elsewhere_may_differ_from_the_words_of_a_source_that_errs",
    ),
    Edit("checks.dating:date_words", "if not item.is_end", "", "test_dating.py::test_the_date_is_what_its_words_say"),
    Edit(
        "checks.dating:seasons",
        'point.precision == "season" and',
        "False and",
        "test_dating.py::test_a_season_that_may_be_two_years_is_asked_about",
    ),
    Edit(
        "checks.dating:seasons",
        "facts.settings.dates.seasons",
        "False",
        "test_dating.py::test_a_season_that_may_be_two_years_is_asked_about",
    ),
    Edit(
        "checks.dating:_hint",
        "nearest(facts.dates_in_copies[name], field.date)",
        "()",
        "test_dating.py::test_a_date_said_to_be_printed_that_is_not_is_an_error_that_names_what_is",
    ),
    #
    Edit(
        "checks.attribution:speakers_named",
        "not any(spoken_of",
        "not any(True or spoken_of",
        "test_attribution.py::test_a_speaker_and_places_that_no_cited_source_names_are_noticed",
    ),
    Edit(
        "checks.attribution:_with_text",
        "and _is_as_recorded(facts, name)",
        "",
        "test_attribution.py::test_of_a_copy_that_is_not_the_recorded_one_only_that_is_said",
    ),
    Edit(
        "checks.attribution:_quotation",
        "if not places:",
        "if False:",
        "test_attribution.py::test_a_warning_says_what_is_known_of_the_speaker",
    ),
    Edit(
        "checks.attribution:_quotation",
        "elif not is_near",
        "elif False and not is_near",
        "test_attribution.py::test_every_other_speaker_is_noticed",
    ),
    Edit(
        "checks.attribution:_quotation",
        "and not _is_last_named(",
        "and _is_last_named(",
        "test_attribution.py::test_every_other_speaker_is_noticed",
    ),
    Edit(
        "checks.attribution:_beside",
        "if offset is not None",
        "if False",
        "test_attribution.py::test_a_warning_says_what_is_known_of_the_speaker",
    ),
    Edit(
        "checks.attribution:_is_last_named",
        "mine > 0 and",
        "",
        "test_attribution.py::test_every_other_speaker_is_noticed",
    ),
    Edit(
        "checks.attribution:_is_last_named",
        "anothers == 0 or",
        "True or",
        "test_attribution.py::test_a_warning_says_what_is_known_of_the_speaker",
    ),
    Edit(
        "checks.attribution:places_named",
        '("addressed_to", speech.addressed_to)',
        "",
        "test_attribution.py::test_a_speaker_and_places_that_no_cited_source_names_are_noticed",
    ),
    Edit(
        "checks.attribution:places_named",
        "not any(named",
        "not any(True or named",
        "test_attribution.py::test_a_speaker_and_places_that_no_cited_source_names_are_noticed",
    ),
    Edit(
        "checks.attribution:_held",
        "found and all(found)",
        "False",
        "test_attribution.py::test_the_office_of_somebody_else_is_noticed",
    ),
    Edit(
        "checks.attribution:_held",
        "found and all(found)",
        "found and any(found)",
        "test_attribution.py::test_a_warning_says_what_is_known_of_the_speaker",
    ),
    #
    Edit(
        "checks.kinds:kinds",
        'at.quote.kind == "transcript" and',
        "False and",
        "test_kinds.py::test_a_stated_kind_agrees_with_the_source",
    ),
    Edit(
        "checks.kinds:kinds",
        "and not found.in_quotation_marks",
        "and False",
        "test_kinds.py::test_a_stated_kind_agrees_with_the_source",
    ),
    Edit(
        "checks.kinds:_not_direct",
        "if found.apart",
        "if False",
        "test_kinds.py::test_words_of_two_quotations_are_said_to_be_so",
    ),
    Edit(
        "checks.kinds:_hides_speech",
        "bool(at.quote.speaker) and",
        "",
        "test_kinds.py::test_a_stated_kind_agrees_with_the_source",
    ),
    Edit(
        "checks.kinds:_hides_speech",
        "and not at.quote.note",
        "",
        "test_kinds.py::test_a_stated_kind_agrees_with_the_source",
    ),
    Edit(
        "checks.kinds:_hides_speech",
        "and sound",
        "",
        "test_kinds.py::test_the_marks_of_a_damaged_copy_contradict_no_kind",
    ),
    Edit(
        "checks.kinds:weak_sources",
        "and not may_carry_speech(record.quality)",
        "and False",
        "test_kinds.py::test_rules_follow_from_the_condition_of_a_copy",
    ),
    Edit(
        "checks.kinds:copies",
        "source.quality and (field",
        "False and (field",
        "test_kinds.py::test_rules_follow_from_the_condition_of_a_copy",
    ),
    #
    Edit("checks.prose:quoted_prose", 'quoted.status == "missing"', "False", "test_prose_quotations.py"),
    Edit("checks.prose:quoted_prose", 'quoted.status == "unclear" and', "False and", "test_prose_quotations.py"),
    Edit("checks.prose:quoted_prose", 'quoted.status == "no-snapshot"', "False", "test_prose_quotations.py"),
    Edit("checks.prose:_missing", "if _is_firm(quoted)", "if False", "test_prose_quotations.py"),
    Edit("checks.prose:_is_firm", "quoted.is_long and", "", "test_prose_quotations.py"),
    Edit("checks.prose:prose_display", "if not may_show", "if False and not may_show", "test_prose_quotations.py"),
    Edit(
        "checks.prose:reported_in_marks", "and not _is_direct(facts, quoted)", "and False", "test_prose_quotations.py"
    ),
    Edit("checks.prose:reported_in_marks", "and not _is_direct(facts, quoted)", "", "test_prose_quotations.py"),
    Edit(
        "checks.prose:reported_in_marks", "elif says(before, after) and", "elif False and", "test_prose_quotations.py"
    ),
    Edit("checks.prose:_is_direct", "stands_in_marks(text, quoted.words)", "True", "test_prose_quotations.py"),
    Edit(
        "checks.prose:cited_numbers", "if not any(is_printed", "if not any(True or is_printed", "test_prose_numbers.py"
    ),
    Edit(
        "checks.prose:cited_numbers",
        "if contains(quoted, amount.start, amount.end)",
        "if False",
        "test_prose_numbers.py",
    ),
    Edit(
        "checks.prose:cited_numbers",
        "(*known, records)",
        "known",
        "test_prose_numbers.py::test_numbers_that_are_printed_or_state_nothing_are_left_alone",
    ),
    Edit(
        "checks.prose:_figures",
        "amount.value > SMALL and",
        "",
        "test_prose_numbers.py::test_numbers_that_are_printed_or_state_nothing_are_left_alone",
    ),
    Edit(
        "checks.prose:_printed_by", ".masked.replace(SENTINEL", ".normal.text.replace(SENTINEL", "test_prose_numbers.py"
    ),
    Edit(
        "checks.prose:_stated_by",
        "for value in (record.value, record.low, record.high,",
        "for value in (record.value,",
        "test_prose_numbers.py",
    ),
    #
    Edit(
        "checks.absence:silences",
        "yield from _contradictions(document)",
        "pass",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[silence-that-is-contradicted]",
    ),
    Edit(
        "checks.absence:silences",
        "and not sources_of(record)",
        "and False",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[silence-that-is-contradicted]",
    ),
    Edit(
        "checks.absence:_contradictions",
        'and (document.writes("not_stated") or document.writes(field))',
        "",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[silence-that-is-contradicted]",
    ),
    Edit(
        "checks.absence:_why_stated",
        "if value not in _EMPTY",
        "if False",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[silence-that-is-contradicted]",
    ),
    Edit(
        "checks.absence:_why_stated",
        'field == "speakers" and',
        "False and",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[silence-that-is-contradicted]",
    ),
    Edit(
        "checks.absence:_why_stated",
        'field == "date" and',
        "False and",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[silence-that-is-contradicted]",
    ),
    Edit(
        "checks.absence:whole_texts",
        "and not source.snapshot",
        "and False",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[whole-text-that-is-not-there]",
    ),
    #
    Edit("checks.omissions:omissions", "if reason:", "if False:", "test_omissions.py"),
    Edit("checks.omissions:omissions", "None if at.quote.omission_note else", "", "test_omissions.py"),
    Edit(
        "checks.omissions:_turning_between",
        "for passage in source.excluded_between(start, end)",
        "for passage in ()",
        "test_omissions.py",
    ),
    Edit("checks.omissions:_turned_by_ours", "*(theirs - ours), ", "", "test_omissions.py"),
    Edit("checks.omissions:_turned_by_ours", "*(mark[0] for mark in _PREFIX.finditer(exact))", "", "test_omissions.py"),
    Edit("checks.omissions:_reason", "len(found.parts) > 1 and _is_scrap", "False and _is_scrap", "test_omissions.py"),
    Edit("checks.omissions:_reason", "if not any(_INSERTED", "if not any(False and _INSERTED", "test_omissions.py"),
    Edit("checks.omissions:beginnings", "if words:", "if False:", "test_omissions.py"),
    Edit("checks.omissions:beginnings", "None if at.quote.omission_note else", "", "test_omissions.py"),
    #
    Edit(
        "checks.leaks:withheld_words",
        "for path in places(version.record, facts.withheld, sources_of(version.record))",
        "for path in ()",
        "test_withholding.py",
    ),
    Edit(
        "checks.leaks:withheld_words",
        "facts.entries[ref].versions.values()",
        "[facts.entries[ref].base]",
        "test_withholding.py",
    ),
    #
    Edit(
        "checks.addresses:files",
        "yield from _problems(facts, document, mark, where)",
        "pass",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[links-that-readers-would-find-broken]",
    ),
    Edit(
        "checks.addresses:_problems",
        "and (stands_for_itself(facts, name) or document.ref not in facts.visible)",
        "",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[links-that-readers-would-find-broken]",
    ),
    Edit(
        "checks.addresses:_problems",
        "elif found := _meant(facts, path)",
        "elif found := ''",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[links-that-readers-would-find-broken]",
    ),
    Edit(
        "checks.addresses:own_addresses",
        "yield from _gone(",
        "_gone(",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[links-that-readers-would-find-broken]",
    ),
    Edit(
        "checks.addresses:_gone",
        "and not _meant(facts, path)",
        "",
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[links-that-readers-would-find-broken]",
    ),
    Edit(
        "checks.addresses:_meant",
        'return former.get("/".join(parts), "")',
        'return ""',
        "test_invalid.py::test_a_fault_gives_exactly_its_findings[links-that-readers-would-find-broken]",
    ),
    #
    Edit(
        "checks.assets:active_assets",
        "(found := svg.fault(data)) is not None",
        "(found := svg.fault(b'')) is None",
        "test_trust.py",
    ),
    Edit("checks.assets:active_assets", '(".svg", ".svgz")', '(".svg",)', "test_trust.py"),
    Edit("checks.assets:active_assets", "elif suffix in _DOCUMENTS", "elif False", "test_trust.py"),
    Edit("checks.assets:active_assets", "and not facts.settings.assets.documents", "", "test_trust.py"),
    Edit("checks.assets:active_assets", "if not stands_for_itself(facts, name)", "if False", "test_trust.py"),
)
