import pytest

from handlers.pages import Page, turned_to

LETTERS = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("number", "page"),
    [
        (0, Page(("a", "b"), 0, 3)),
        (1, Page(("c", "d"), 1, 3)),
        (2, Page(("e",), 2, 3)),
        (9, Page(("e",), 2, 3)),
    ],
)
def test_a_page_shows_its_part_and_the_last_one_stands_for_those_beyond(number, page):
    assert turned_to(LETTERS, number, most=2) == page


def test_a_full_page_has_no_empty_one_after_it():
    assert turned_to(LETTERS[:4], 1, most=2) == Page(("c", "d"), 1, 2)


def test_nothing_to_show_is_one_empty_page():
    assert turned_to((), 3, most=2) == Page((), 0, 1)
