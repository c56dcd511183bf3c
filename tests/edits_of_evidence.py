"""What is taken away from the reading of sources, and from what is drawn from it, each with the tests that notice."""

from __future__ import annotations

from edits import Edit

EDITS = (
    Edit(
        "evidence.alarms:_unbalanced",
        "if opened != closed",
        "if False",
        "test_evidence.py::test_marks_commas_and_boilerplate_raise_alarms_where_the_research_found_them",
    ),
    Edit(
        "evidence.alarms:_capitals",
        "if counts[match[1].lower()] >= counts[match[1]]",
        "if True",
        "test_evidence.py::test_a_capital_after_a_comma_is_an_alarm_only_for_words_mostly_written_small",
    ),
    Edit(
        "evidence.alarms:_left_by_programs",
        "if number >= _OFTEN",
        "if False",
        "test_evidence.py::test_what_programs_leave_in_a_text_is_an_alarm_with_its_name",
    ),
    Edit(
        "evidence.alarms:_left_by_programs",
        "islice(pattern.finditer(text), _MOST)",
        "()",
        "test_evidence.py::test_what_programs_leave_in_a_text_is_an_alarm_with_its_name",
    ),
    #
    Edit("evidence.amounts:is_printed", 'shares & {amount.share, "any"}', "shares", "test_prose_numbers.py"),
    Edit(
        "evidence.amounts:_amount",
        "loose = token.spelt and",
        "loose = False and",
        "test_prose_numbers.py::test_an_amount_is_read_with_its_scale_in_digits_and_words",
    ),
    Edit("evidence.amounts:_amount", "abs(token.amount)", "token.amount", "test_prose_numbers.py"),
    #
    Edit(
        "evidence.ascribed:ascribed",
        "if _PRONOUN.search(raw, low, high) or (own and not shared)",
        "if own and not shared",
        "test_ascribed.py::test_nobody_is_named_by_a_pronoun_or_as_the_one_who_is_spoken_to",
    ),
    Edit(
        "evidence.ascribed:ascribed",
        "if own and not shared:\n        return None\n    return",
        "return",
        "test_ascribed.py::test_nobody_is_named_by_a_pronoun_or_as_the_one_who_is_spoken_to",
    ),
    Edit(
        "evidence.ascribed:_is_subject",
        "not _NOT_SUBJECT.search(raw[max(low, at - 30) : at]) and",
        "",
        "test_ascribed.py::test_nobody_is_named_by_a_pronoun_or_as_the_one_who_is_spoken_to",
    ),
    Edit(
        "evidence.ascribed:_is_subject",
        "and not _GENITIVE.match(raw, at)",
        "",
        "test_ascribed.py::test_nobody_is_named_by_a_pronoun_or_as_the_one_who_is_spoken_to",
    ),
    Edit(
        "evidence.ascribed:_after",
        "if opened is not None and finished",
        "if False",
        "test_ascribed.py::test_nobody_is_named_by_a_pronoun_or_as_the_one_who_is_spoken_to",
    ),
    #
    Edit(
        "evidence.chains:_reaches",
        "place - end <= gap and",
        "",
        "test_evidence.py::test_an_omission_spans_at_most_400_characters_and_an_insertion_60",
    ),
    Edit(
        "evidence.chains:_reaches",
        "and SENTINEL not in text[end:place]",
        "",
        "test_evidence.py::test_a_quotation_that_overlaps_or_spans_an_injected_passage_is_excluded",
    ),
    Edit(
        "evidence.chains:chains",
        "for number in range(len(parts) - 2, -1, -1)",
        "for number in ()",
        "test_evidence.py::test_a_far_second_part_is_still_reached_through_a_later_middle_part",
    ),
    Edit(
        "evidence.chains:follows",
        "end >= len(prefix) and text.startswith(prefix, end - len(prefix))",
        "True",
        "test_evidence.py::test_each_example_quotation_is_found_on_its_line",
    ),
    #
    Edit(
        "evidence.closest:closest",
        "max(rated)[0] < _LEAST",
        "False",
        "test_evidence.py::test_the_closest_passage_is_shown_and_never_an_excluded_one",
    ),
    Edit(
        "evidence.closest:_fit",
        "end if stop < 0 else stop",
        "end",
        "test_evidence.py::test_the_closest_passage_ends_before_an_excluded_one",
    ),
    Edit(
        "evidence.closest:_similarity",
        "min(99, round(100 * ratio))",
        "round(100 * ratio)",
        "test_evidence.py::test_a_closest_passage_is_alike_enough_to_help_and_never_the_same",
    ),
    #
    Edit(
        "evidence.contexts:_sharing",
        "scale=two.scale if scaled else",
        "scale='' if scaled else",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.contexts:_sharing",
        "amount=one.amount * factor if scaled else one.amount",
        "amount=one.amount",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.contexts:_governed",
        "if turn.negated:\n            negated = True\n        elif",
        "if",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.contexts:_joint",
        "BETWEEN.search(reading.folded, max(0, one.begin - 14), one.begin)",
        "True",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.contexts:_is_loose",
        "return",
        "return False and",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.contexts:_without_asides",
        "if stop[0] not in commas",
        "if True",
        "test_figures.py::test_a_fall_reaches_over_the_words_that_say_who_counts",
    ),
    #
    Edit(
        "evidence.counting:count_forms",
        "key=lambda form: (-len(plain(form)), form)",
        "key=len",
        "test_evidence.py::test_longer_forms_are_counted_first_and_excluded_places_never",
    ),
    Edit(
        "evidence.counting:count_forms",
        "source.masked if match_case else source.folded",
        "source.normal.text",
        "test_evidence.py::test_the_words_of_the_research_are_counted_as_the_research_counted_them",
    ),
    Edit(
        "evidence.counting:_take",
        "if taken.find(1, start, end) < 0",
        "if True",
        "test_evidence.py::test_longer_forms_are_counted_first_and_excluded_places_never",
    ),
    #
    Edit(
        "evidence.crossing:lines_of",
        "if not raw[before:start].strip() and not raw[end:after].strip()",
        "if True",
        "test_normaliser.py",
    ),
    Edit("evidence.crossing:_with_blank_lines", "or raw[first - 1] in _ENDS_SENTENCE", "", "test_normaliser.py"),
    Edit("evidence.crossing:_with_blank_lines", "return kept + 1, last", "return start, end", "test_normaliser.py"),
    Edit("evidence.crossing:Cut._back", "self.raw[k] + offset - self.at[k]", "offset", "test_normaliser.py"),
    #
    Edit("evidence.datetokens:_iso", 'match["mark"] == "." or', "", "test_printed_dates.py"),
    Edit("evidence.datetokens:_iso", "(follows and second <= 12)", "False", "test_printed_dates.py"),
    Edit("evidence.datetokens:_numeric", "or first > 12 or", "or", "test_printed_dates.py"),
    Edit("evidence.datetokens:_numeric", "if month_first or second > 12", "if True", "test_printed_dates.py"),
    Edit(
        "evidence.datetokens:_counted",
        'if number <= (4 if unit.kind == "Q" else 2) else None',
        "",
        "test_printed_dates.py",
    ),
    Edit(
        "evidence.datetokens:_names",
        "own = dict(month_names(language))",
        "own = dict(month_names('xx'))",
        "test_printed_dates.py",
    ),
    #
    Edit("evidence.datewords:DAY_FIRST", "'de', ", "", "test_printed_dates.py"),
    Edit("evidence.datewords:DAY_FIRST_ENGLISH", "'gb'", "'xx'", "test_printed_dates.py"),
    #
    Edit("evidence.difference:difference", "not 1 <= len(changed) <= _MOST", "not changed", "test_suggestions.py"),
    Edit("evidence.difference:_shown", "if old and new and _alike(old, new)", "if False", "test_suggestions.py"),
    #
    Edit(
        "evidence.encodings:not_utf8",
        "if wide := _wide(data[:_SAMPLE])",
        "if wide := ''",
        "test_encodings.py::test_the_probable_encoding_is_named_with_the_line",
    ),
    Edit(
        "evidence.encodings:_encoding",
        "if _is_damaged_utf8(data)",
        "if False",
        "test_encodings.py::test_a_text_in_utf_8_with_a_damaged_place_is_not_to_be_converted",
    ),
    Edit(
        "evidence.encodings:_encoding",
        "any(0x80 <= byte <= 0x9F for byte in beyond)",
        "False",
        "test_encodings.py::test_the_probable_encoding_is_named_with_the_line",
    ),
    Edit(
        "evidence.encodings:_is_damaged_utf8",
        "+ (kept != data)",
        "",
        "test_encodings.py::test_a_text_cut_within_its_only_sign_is_damaged",
    ),
    #
    Edit(
        "evidence.figures:_judge",
        "if token.unit_kind != wanted.kind",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_judge",
        "abs(token.amount) != abs(amount)",
        "False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_judge",
        "token.year and not",
        "False and not",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_meaning",
        "if token.negated",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_meaning",
        "if amount not in allowed",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_meaning",
        "if token.bound != bound",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_owns_before",
        "while k >= 0 and reading.tokens[k].year",
        "while k >= 0",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_has_unit",
        "and _near(reading.folded, start, hits[n])",
        "",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:_same_share",
        "return not rest or",
        "return True or",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.figures:agree",
        "return not tokens or",
        "return True or",
        "test_figures.py::test_a_site_states_what_its_sources_print",
    ),
    #
    Edit(
        "evidence.formula:evaluate",
        "if len(formula) > _LONGEST",
        "if False",
        "test_evidence.py::test_a_long_formula_is_refused_before_it_is_read",
    ),
    Edit(
        "evidence.formula:_evaluate",
        "if depth > _DEEPEST",
        "if False",
        "test_evidence.py::test_anything_else_in_a_formula_is_an_error",
    ),
    Edit(
        "evidence.formula:_evaluate",
        "return -_evaluate",
        "return _evaluate",
        "test_evidence.py::test_a_formula_is_evaluated_exactly_and_names_may_have_hyphens",
    ),
    Edit(
        "evidence.formula:_result",
        "if not result.is_finite()",
        "if False",
        "test_evidence.py::test_anything_else_in_a_formula_is_an_error",
    ),
    #
    Edit(
        "evidence.marks:quoted_spans",
        "if not touches(excluded, start, end)",
        "if True",
        "test_evidence.py::test_marks_around_an_excluded_passage_prove_nothing",
    ),
    Edit(
        "evidence.marks:_pairs",
        "opened = {}\n        elif (kind",
        "pass\n        elif (kind",
        "test_evidence.py::test_words_are_in_quotation_marks_only_inside_a_pair",
    ),
    Edit(
        "evidence.marks:_closed_by",
        'if mark == "’" and is_word_character(after)',
        "if False",
        "test_marks_of_sources.py",
    ),
    Edit(
        "evidence.marks:_pairs",
        "if mark != '\"' or kind != '\"' or _opens(raw, start)",
        "if True",
        "test_evidence.py::test_words_are_in_quotation_marks_only_inside_a_pair",
    ),
    #
    Edit(
        "evidence.matching:_look_up",
        "if len(ways.starts) == 1",
        "if ways.starts",
        "test_evidence.py::test_a_phrase_that_occurs_often_is_ambiguous_and_shows_its_places",
    ),
    Edit("evidence.matching:_look_up", "len(split_parts(exact)) > MOST_PARTS", "False", "test_normaliser.py"),
    Edit(
        "evidence.matching:find_role",
        "if not is_changed(source.masked, start, ways.at(start)[-1][1])",
        "if True",
        "test_attribution.py::test_an_office_is_found_as_a_whole_title_only",
    ),
    Edit(
        "evidence.matching:_missing",
        "if source.excluded and",
        "if False and",
        "test_evidence.py::test_a_quotation_that_overlaps_or_spans_an_injected_passage_is_excluded",
    ),
    Edit(
        "evidence.matching:_found",
        "apart = not quoted and",
        "apart = False and",
        "test_kinds.py::test_words_of_two_quotations_are_said_to_be_so",
    ),
    Edit(
        "evidence.matching:_occurrence",
        "text.rfind(SENTINEL, 0, start) + 1",
        "0",
        "test_evidence.py::test_an_excluded_prefix_is_named_and_excluded_words_are_never_shown_beside_an_occurrence",
    ),
    Edit("evidence.matching:_as_broken", "(source.with_hyphens_beside(exact), exact),", "", "test_normaliser.py"),
    #
    Edit(
        "evidence.names:_hits",
        "if not inside_word(text, at)",
        "if True",
        "test_attribution.py::test_a_place_is_found_with_and_without_its_rank",
    ),
    Edit(
        "evidence.names:places",
        "if not _beside_number(source.masked, at, len(spelt))",
        "if True",
        "test_attribution.py::test_a_person_is_found_by_the_forms_in_which_texts_print_names",
    ),
    Edit(
        "evidence.names:is_near",
        "max(0, first - NEAR)",
        "0",
        "test_attribution.py::test_a_warning_says_what_is_known_of_the_speaker",
    ),
    Edit(
        "evidence.names:_is_anothers",
        "if name and name[1] not in _CALENDAR",
        "if name",
        "test_attribution.py::test_an_office_is_anothers_beside_the_name_of_another",
    ),
    Edit(
        "evidence.names:_surname",
        "while at > 1 and words[at - 1].lower() in _PARTICLES",
        "while False",
        "test_attribution.py::test_an_office_is_anothers_beside_the_name_of_another",
    ),
    Edit(
        "evidence.names:forms_of_place",
        "for pattern in (*_PLACE, _HAN_PLACE)",
        "for pattern in _PLACE",
        "test_attribution.py::test_true_speakers_and_places_are_left_alone",
    ),
    Edit(
        "evidence.names:offices",
        "if not is_changed(source.masked, at, at + len(words))",
        "if True",
        "test_attribution.py::test_an_office_is_anothers_beside_the_name_of_another",
    ),
    #
    Edit(
        "evidence.nonfigures:no_figures",
        "if not period.bare",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.nonfigures:no_figures",
        "for form in _NO_FIGURES",
        "for form in ()",
        "test_evidence.py::test_numbers_are_read_whole_with_their_unit",
    ),
    Edit(
        "evidence.nonfigures:no_figures",
        "spans += [match.span() for match in _CASED.finditer(text)]",
        "",
        "test_evidence.py::test_numbers_are_read_whole_with_their_unit",
    ),
    #
    Edit(
        "evidence.normalise:_becomes",
        'return "" if _BROKEN.match(raw, found.start()) else "-"',
        'return ""',
        "test_normaliser.py",
    ),
    Edit("evidence.normalise:_becomes", "and not _BLANK_LINE.search(text)", "", "test_normaliser.py"),
    Edit(
        "evidence.normalise:_uneven",
        'if not unicodedata.is_normalized("NFC", visible)',
        "if False",
        "test_evidence.py::test_normalised_characters_know_where_they_come_from",
    ),
    Edit(
        "evidence.normalise:_breaks",
        "return before.isalpha() and after.isalpha()",
        "return False",
        "test_normaliser.py",
    ),
    Edit(
        "evidence.normalise:Normalised.raw_end",
        "bisect_right(self.at, offset - 1) - 1",
        "bisect_right(self.at, offset) - 1",
        "test_evidence.py::test_each_example_quotation_is_found_on_its_line",
    ),
    #
    Edit("evidence.numerals:_value", "or cut", "", "test_evidence.py::test_numbers_are_read_whole_with_their_unit"),
    Edit(
        "evidence.numerals:_han_value",
        "return None  # 三五百",
        "pass  # 三五百",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit("evidence.numerals:_han_value", "last *= HAN_SCALES[numeral[-2]] // 10", "pass", "test_prose_numbers.py"),
    Edit(
        "evidence.numerals:decimal_comma",
        "and tag not in POINT_REGIONS",
        "",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit("evidence.numerals:read_words", "or not _continues(total, last, value, step)", "", "test_prose_numbers.py"),
    Edit(
        "evidence.numerals:_with_fraction",
        "and 0 < int(match[1]) < int(match[2])",
        "",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    #
    Edit(
        "evidence.paragraphs:_is_wrapped",
        "broken * 10 >= len(inner) * 6 and",
        "",
        "test_whole_text.py::test_paragraphs_are_those_that_the_copy_makes",
    ),
    Edit(
        "evidence.paragraphs:_headings",
        "if len(run) <= 2 and",
        "if",
        "test_whole_text.py::test_a_list_of_numbered_lines_is_no_row_of_headings",
    ),
    Edit(
        "evidence.paragraphs:_wrapped",
        "if short or indented",
        "if indented",
        "test_whole_text.py::test_in_a_text_of_fixed_width_a_short_last_line_or_an_indent_makes_a_paragraph",
    ),
    Edit("evidence.paragraphs:_shortened", "while end - start > LONGEST", "while False", "test_whole_text.py"),
    #
    Edit(
        "evidence.parts:split_parts",
        'OMISSION if mark["omission"] else INSERTION',
        "OMISSION",
        "test_evidence.py::test_an_omission_spans_at_most_400_characters_and_an_insertion_60",
    ),
    Edit(
        "evidence.parts:split_parts",
        "allowed if before else max(gap, allowed)",
        "allowed",
        "test_evidence.py::test_an_insertion_beside_an_omission_leaves_the_longer_distance",
    ),
    Edit(
        "evidence.parts:OMISSION",
        "400",
        "401",
        "test_evidence.py::test_an_omission_spans_at_most_400_characters_and_an_insertion_60",
    ),
    #
    Edit(
        "evidence.passages:segments",
        "pieces.append(Gap(passage.id, passage.reason, last - first))",
        "pieces.append(Text(source.raw[first:last]))",
        "test_evidence.py::test_the_context_replaces_excluded_passages_by_gaps",
    ),
    Edit(
        "evidence.passages:sentence_around",
        "low = before[-1].raw[1] if before else low",
        "",
        "test_evidence.py::test_the_sentence_around_a_phrase_ends_at_excluded_passages",
    ),
    Edit(
        "evidence.passages:_cut_before",
        "_splits_word(source.raw, cut)",
        "False",
        "test_evidence.py::test_the_context_is_cut_at_words_if_there_is_no_sentence_near",
    ),
    #
    Edit(
        "evidence.periods:prints_period",
        "(period.first, period.last) == (date.earliest, date.latest)",
        "True",
        "test_figures.py::test_a_number_is_tied_to_the_time_beside_it",
    ),
    Edit(
        "evidence.periods:_read",
        "if not day <= end_day <= monthrange(year, last)[1]",
        "if False",
        "test_figures.py::test_a_time_does_not_end_before_it_begins",
    ),
    Edit(
        "evidence.periods:_months",
        "second = part > 1 or",
        "second = False and",
        "test_figures.py::test_a_number_is_tied_to_the_time_beside_it",
    ),
    Edit(
        "evidence.periods:joined_periods",
        "and one.first < two.last",
        "",
        "test_figures.py::test_a_time_does_not_end_before_it_begins",
    ),
    #
    Edit("evidence.polarity:governing", '_AFFIRMED.sub(" ", ', "(", "test_omissions.py"),
    Edit("evidence.polarity:governing", "if not _MODAL.fullmatch(word)", "", "test_omissions.py"),
    Edit("evidence.polarity:governing", 'if before.endswith("\\n") and', "if False and", "test_omissions.py"),
    Edit(
        "evidence.polarity:_turning", 'code != "ru" and _HAS_CYRILLIC', "False and _HAS_CYRILLIC", "test_omissions.py"
    ),
    Edit("evidence.polarity:turning_words", "if start <= at < until", "", "test_omissions.py"),
    #
    Edit("evidence.printed_dates:Moment.agrees", "theirs in (0, ours)", "True", "test_printed_dates.py"),
    Edit("evidence.printed_dates:PrintedDate.bears", "self.end.agrees(last)", "True", "test_printed_dates.py"),
    Edit(
        "evidence.printed_dates:_ends", 'if weak == "verb" and not (year and day)', "if False", "test_printed_dates.py"
    ),
    Edit(
        "evidence.printed_dates:_begins_after",
        "return month > other > 0 or",
        "return False and",
        "test_printed_dates.py",
    ),
    Edit(
        "evidence.printed_dates:_ends",
        "(day and day > monthrange(year or 2000, month)[1])",
        "False",
        "test_printed_dates.py",
    ),
    Edit(
        "evidence.printed_dates:dates_in",
        "printed_dates(source.masked, language)",
        "printed_dates(source.normal.text, language)",
        "test_printed_dates.py",
    ),
    Edit(
        "evidence.printed_dates:nearest",
        "key=unlike",
        "key=lambda item: item.span",
        "test_printed_dates.py::test_the_nearest_dates_are_those_with_most_of_the_same_parts",
    ),
    #
    Edit(
        "evidence.quantities:number_tokens",
        "if spelt or not token.spelt",
        "",
        "test_evidence.py::test_numbers_are_read_whole_with_their_unit",
    ),
    Edit(
        "evidence.quantities:read_quantities",
        "no_figures(text, periods)",
        "()",
        "test_evidence.py::test_numbers_are_read_whole_with_their_unit",
    ),
    #
    Edit("evidence.quoted:_is_apostrophe", "return inside or", "return False and", "test_prose_quotations.py"),
    Edit(
        "evidence.quoted:_is_possessive",
        "if sign[0] not in _SINGLE_CLOSERS or",
        "if True or",
        "test_prose_quotations.py",
    ),
    Edit(
        "evidence.quoted:_within", "(*outer, *_unclosed(text, opened, outer, end))", "outer", "test_prose_quotations.py"
    ),
    Edit(
        "evidence.quoted:stretches",
        "for wall in (*_WALL.finditer(text), None)",
        "for wall in (None,)",
        "test_prose_quotations.py",
    ),
    Edit(
        "evidence.quoted:_outermost", "and not (found and pair.start < found[-1].end)", "", "test_prose_quotations.py"
    ),
    #
    Edit(
        "evidence.roles:is_changed",
        "if _AFTER.match(after) or",
        "if",
        "test_attribution.py::test_an_office_is_found_as_a_whole_title_only",
    ),
    Edit(
        "evidence.roles:is_changed",
        "_CHINESE_BEFORE.search(before) or",
        "",
        "test_attribution.py::test_an_office_is_found_as_a_whole_title_only",
    ),
    Edit(
        "evidence.roles:is_changed",
        "word[:1].isupper() or word in _OF_THE_TITLE",
        "True",
        "test_attribution.py::test_an_office_is_found_as_a_whole_title_only",
    ),
    Edit(
        "evidence.roles:is_changed",
        "return further is not None and",
        "return False and",
        "test_attribution.py::test_an_office_is_found_as_a_whole_title_only",
    ),
    #
    Edit(
        "evidence.scales:scale_value",
        'long_scale and word in ("billion", "billions")',
        "False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scales:_is_scale",
        "return match[1] not in LETTERS or",
        "return True or",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scales:han_scale",
        "product *= HAN_SCALES[sign]",
        "product = HAN_SCALES[sign]",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scales:kind_of_unit",
        "if POINTS.fullmatch(text)",
        "if False",
        "test_figures.py::test_each_number_of_a_figure_is_proven",
    ),
    #
    Edit(
        "evidence.scanning:_token",
        "value = -value",
        "pass",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scanning:_letter_is_scale",
        "if match.start(1) != end",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scanning:_han",
        "if short and not _HAN_UNIT.match(folded, read[1])",
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scanning:_kind",
        "if match := scales.POINTS.match(folded, at)",
        "if match := None",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.scanning:_summed", "token is None or token.stop != token.tail or", "True or", "test_prose_numbers.py"
    ),
    #
    Edit(
        "evidence.signs:turns_of",
        "is not None",
        "is False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.signs:role_of",
        'if last["level"] or last["hanlevel"]',
        "if False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.signs:bound_of",
        'passing = (before["lower"] or "").strip() in ("over", "über") and',
        "passing = False and",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.signs:negated_at",
        "is not None",
        "is False",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    Edit(
        "evidence.signs:stops_of",
        'if match[0] != "." or not _ABBREVIATED',
        "if True or not _ABBREVIATED",
        "test_figures.py::test_a_figure_is_what_the_words_say_of_that_number",
    ),
    #
    Edit(
        "evidence.source:_separate",
        "if joined and span[0] < joined[-1][0][1]",
        "if False",
        "test_evidence.py::test_an_exclusion_masks_every_place_and_overlapping_ones_become_one",
    ),
    Edit(
        "evidence.source:_mask",
        "SENTINEL * (end - start)",
        "text[start:end]",
        "test_evidence.py::test_each_injected_passage_is_refused_as_excluded",
    ),
    Edit(
        "evidence.source:SourceText.excluded_between",
        "self.excluded[last].raw[0] < end",
        "self.excluded[last].raw[0] <= end",
        "test_evidence.py::test_an_excluded_passage_is_between_two_offsets_only_with_a_character",
    ),
    Edit(
        "evidence.source:SourceText.prepare",
        "(*searched.not_there, ",
        "((), ",
        "test_evidence.py::test_each_example_quotation_is_found_on_its_line",
    ),
    #
    Edit("evidence.speaking:reads_as_own", "_REPORTED.search(sentence) or", "", "test_prose_quotations.py"),
    Edit("evidence.speaking:reads_as_own", "or _tells(sentence, tellers)", "", "test_prose_quotations.py"),
    Edit("evidence.speaking:reads_as_own", "or _is_signature(after, people)", "", "test_prose_quotations.py"),
    Edit("evidence.speaking:reads_as_own", "or _is_in_cell_before(before, people)", "", "test_prose_quotations.py"),
    #
    Edit(
        "evidence.ties:tie",
        "if prints_period(beside, period)",
        "if True",
        "test_figures.py::test_a_number_is_tied_to_the_time_beside_it",
    ),
    Edit(
        "evidence.ties:_is_taken",
        "return owner is not None and",
        "return False and",
        "test_figures.py::test_a_number_is_tied_to_the_time_beside_it",
    ),
    Edit(
        "evidence.ties:_adjacent",
        "return opened is not None or",
        "return True or",
        "test_figures.py::test_a_number_is_tied_to_the_time_beside_it",
    ),
    Edit(
        "evidence.ties:_listed",
        "return near[0][k - first] if len(near) == 1 else None",
        "return None",
        "test_figures.py::test_a_number_is_tied_to_the_time_beside_it",
    ),
    #
    Edit(
        "evidence.words:inside_word",
        "return at > 1 and text[at - 2].isdigit()",
        "return False",
        "test_evidence.py::test_a_quotation_may_not_cut_a_word_or_a_number",
    ),
    Edit(
        "evidence.words:inside_word",
        'return text[at - 1 : at + 2].lower() in ("n\'t", "n’t")',
        "return False",
        "test_evidence.py::test_a_quotation_may_not_cut_a_word_or_a_number",
    ),
    Edit(
        "evidence.words:fold",
        "if len(folded) == len(text)",
        "if True",
        "test_evidence.py::test_small_letters_keep_the_length_of_a_text",
    ),
    Edit(
        "evidence.words:_ends_sentence",
        "not after.islower() and",
        "",
        "test_evidence.py::test_the_sentence_around_a_phrase_ends_at_excluded_passages",
    ),
    # What is drawn from it
    Edit("proofs:disproof", 'stated = "" if number else figure.value_text', 'stated = ""', "test_figures.py"),
    Edit("proofs:disproof_of_target", "stated=target.text", 'stated=""', "test_figures.py"),
    Edit("proofs:prints", 'if "printed" in found or "other" in found', "if False", "test_figures.py"),
    Edit(
        "proofs:quotes_for",
        "(point.quote,) if point.quote is not None else proving(figure)",
        "proving(figure)",
        "test_figures.py",
    ),
    Edit("proofs:period_basis", 'if stated in ("inferred", "external")', "if False", "test_figures.py"),
    Edit("proofs:_times_of_sources", "prepared.text.masked", "prepared.text.normal.text", "test_figures.py"),
    #
    Edit("dating:origin", 'if field.stated in ("inferred", "external")', "if False", "test_dating.py"),
    Edit("dating:origin", "if found is not None", "if False", "test_dating.py"),
    Edit("dating:origin", "if field.note", "if False", "test_dating.py"),
    Edit("dating:origin", 'if field.stated == "printed" and not copies else', "if False else", "test_dating.py"),
    #
    Edit(
        "named:_named",
        'if kind == "region" else [ref]',
        "if False else [ref]",
        "test_attribution.py::test_true_speakers_and_places_are_left_alone",
    ),
    Edit(
        "named:spoken_of",
        "if own or not _is_held_by_another(facts, ref, role, source)",
        "",
        "test_attribution.py::test_an_office_names_nobody_where_it_is_anothers",
    ),
    Edit(
        "named:spoken_of",
        "if not anothers",
        "",
        "test_attribution.py::test_an_office_names_nobody_where_it_is_anothers",
    ),
    Edit(
        "named:_persons_by_source",
        "if quote.speaker:",
        "if False:",
        "test_attribution.py::test_a_chinese_office_is_known_as_that_of_a_person_of_the_site",
    ),
    Edit(
        "named:_persons_by_source",
        "if isinstance(record, Person):",
        "if False:",
        "test_attribution.py::test_a_chinese_office_is_known_as_that_of_a_person_of_the_site",
    ),
    #
    Edit("withholding:Withheld.repeats", "bool(self.runs) and", "False and", "test_withholding.py"),
    Edit(
        "withholding:Withheld.gives_words",
        "if sources and all(source in self.hidden for source in sources)",
        "if False",
        "test_withholding.py",
    ),
    Edit("withholding:Withheld.gives_words", "return bool(results) and", "return False and", "test_withholding.py"),
    Edit("withholding:withheld", "- {run for text in told for run in _runs(text)}", "", "test_withholding.py"),
    Edit(
        "withholding:withheld",
        "secret += [text.normal.text[slice(*passage.span)] for passage in text.excluded]",
        "pass",
        "test_withholding.py",
    ),
    Edit("withholding:_in_value", "elif isinstance(value, Mapping)", "elif False", "test_withholding.py"),
    Edit("withholding:_in_value", "elif isinstance(value, tuple | list)", "elif False", "test_withholding.py"),
    Edit("withholding:_is_printed", "(*field.metadata, *nested)", "field.metadata", "test_withholding.py"),
    #
    Edit(
        "svg:_element",
        "if local in _ACTIVE",
        "if False",
        "test_trust.py::test_a_drawing_that_runs_or_asks_elsewhere_is_refused",
    ),
    Edit(
        "svg:_attribute",
        'if name.startswith("on")',
        "if False",
        "test_trust.py::test_a_drawing_that_runs_or_asks_elsewhere_is_refused",
    ),
    Edit(
        "svg:_attribute",
        "if not allowed.match(value)",
        "if False",
        "test_trust.py::test_a_drawing_that_runs_or_asks_elsewhere_is_refused",
    ),
    Edit(
        "svg:_attribute",
        'elif element in ("set", "animate") and',
        "elif False and",
        "test_trust.py::test_a_drawing_that_runs_or_asks_elsewhere_is_refused",
    ),
    Edit(
        "svg:_instruction",
        'if target.lower() != "xml"',
        "if False",
        "test_trust.py::test_a_drawing_that_runs_or_asks_elsewhere_is_refused",
    ),
    Edit(
        "svg:_styles",
        'if _STYLED.search("".join(text))',
        "if False",
        "test_trust.py::test_a_drawing_that_runs_or_asks_elsewhere_is_refused",
    ),
    #
    Edit(
        "disk:is_below",
        'part in ("", ".", "..") or part.startswith(".")',
        'part in ("", ".")',
        "test_trust.py::test_no_remembered_path_leaves_its_folder",
    ),
    Edit(
        "disk:is_below",
        "not any(sign in _NOT_IN_PATHS or",
        "not any(",
        "test_trust.py::test_no_remembered_path_leaves_its_folder",
    ),
    Edit("disk:below", "if not is_below(path)", "if False", "test_trust.py"),
    Edit(
        "disk:_stays_inside",
        'return not any(part.startswith(".") for part in target.parts)',
        "return True",
        "test_faults.py",
    ),
    Edit("disk:refuse_links_below", "if (root / folder).is_symlink()", "if False", "test_faults.py"),
    Edit("disk:_read_into", "if not path.is_file()", "if False", "test_trust.py"),
    Edit("disk:read_whole", "if path.exists() and not path.is_file()", "if False", "test_trust.py"),
    Edit(
        "disk:_read_into",
        "if name in files",
        "if False",
        "test_filenames.py::test_two_files_that_differ_by_the_encoding_of_an_accent_alone_are_named",
    ),
    Edit("disk:_refuse_linked_folders", "if (folder / name).is_symlink()", "if False", "test_build.py"),
    Edit("disk:_unreadable", "problems.append(", "(lambda _: None)(", "test_faults.py"),
)
