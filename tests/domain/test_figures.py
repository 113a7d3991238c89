from datetime import date

import pytest

from domain.figures import Period, Span, period

START = date(2020, 7, 17)  # a Friday


@pytest.mark.parametrize(
    ("span", "today", "first"),
    [
        (Span.TODAY, date(2020, 7, 22), date(2020, 7, 22)),
        (Span.WEEK, date(2020, 7, 22), date(2020, 7, 20)),
        (Span.WEEK, date(2020, 7, 20), date(2020, 7, 20)),
        (Span.WEEK, date(2020, 7, 26), date(2020, 7, 20)),
        (Span.WEEK, date(2021, 1, 1), date(2020, 12, 28)),
        (Span.RECENT, date(2020, 7, 22), date(2020, 7, 16)),
        (Span.MONTH, date(2020, 7, 22), date(2020, 7, 1)),
        (Span.MONTH, date(2020, 8, 1), date(2020, 8, 1)),
        (Span.CAMPAIGN, date(2020, 8, 15), START),
        (Span.CAMPAIGN, START, START),
        (Span.CAMPAIGN, date(2020, 7, 1), date(2020, 7, 1)),
    ],
)
def test_a_span_ends_today_and_begins_where_its_name_says(span, today, first):
    assert period(span, today=today, starts_on=START) == Period(first, today)
