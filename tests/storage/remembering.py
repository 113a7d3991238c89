"""Keys that remember what they sealed, so that it can be looked for in the raw files."""

from storage import key_file
from storage.keys import Keys

_BEGINNING = 28  # bytes: the nonce and a part of the rest; SQLite may store the rest elsewhere


class Remembering(Keys):
    """Keys of a home."""

    def __init__(self, home):
        known = key_file.load(home.key)
        super().__init__(known.hashes, sealing=known.sealing, former=known.former)
        self.sealed = []

    def seal(self, plain):
        sealed = super().seal(plain)
        self.sealed.append((plain, sealed))
        return sealed

    def forms(self, *words):
        """By word: how it may stand in a file, as it is, and sealed in whatever it was part of."""
        return {
            word: (*plain(word), *(s[:_BEGINNING] for p, s in self.sealed if has(p, word)))
            for word in words
        }


def plain(word):
    """How a word may stand in a file as it is."""
    return word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")


def has(content, word):
    """Whether what was sealed has this word, also as JSON may write it."""
    return word.encode() in content or word.encode("unicode_escape") in content
