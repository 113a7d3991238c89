"""Looking through texts: only what staff may read counts, so that nothing masked can be guessed."""

from collections.abc import Sequence

from domain.searching import Found, Query
from reports import wording


def find(texts: Sequence[str], query: Query, *, most: int) -> Found:
    """Which texts match with and without their marks of a person, masked.

    At most the first so many that match as they were written are looked at: masking takes time.
    """
    alike = [place for place, text in enumerate(texts) if query.matches(text)]
    masked = ((place, wording.scrub(texts[place])) for place in alike[:most])
    shown = tuple((place, text) for place, text in masked if query.matches(text))
    return Found(shown, is_cut=len(alike) > most)
