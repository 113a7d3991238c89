"""How alike texts are: what is compared, as weighted character pairs, and what never is alike.

Knows texts only; who said them, and what is done with the similarity, is decided elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sparse_dot_topn import sp_matmul_topn

from reports.linkage import Pair

HEADLINE_WEIGHT = 2  # the first line counts so often: it names the problem, the rest tells of it
LONGEST_READ = 800  # characters; a longer story adds detours, not the problem
SHORTEST_HEADLINE = 4  # characters that a first line has left once forms of address are gone
NEIGHBOURS = 300  # pairs kept of each text, which bounds the memory

# Forms of address, of asking and of grammar: they say how someone writes, not what about.
_MANNER = re.compile(
    "尊敬的|亲爱的|您好|你好|领导|书记|谢谢|感谢|希望|请求|恳请|请问|咨询|反映|投诉|举报|建议|关于"
    "|有关|相关|部门|问题|尽快|解决|再次|_x000d_|[的了是在我你您们也就都很和与及对吗呢啊吧请望给把被让着]"
)
_NO_WORD = re.compile(r"[^\w\n]+|_")
# What tells two things of one kind apart: bus 204 and bus 301, window 3 and window 5.
_MARKED = re.compile(r"([a-z]\d*|\d+)(市|县|区|镇|路|号线|号楼|号窗口|号门|栋|期|楼)", re.ASCII)
Vectors = sparse.csr_matrix


def plain(text: str) -> str:
    """A text without the differences that are none: width, case, spaces and punctuation."""
    words = _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())
    return words.replace("\n", "") or text.strip()


def vectors(texts: Sequence[str]) -> Vectors:
    """A row of unit length for each text; all zero for one without any word."""
    readable = [_readable(text) for text in texts]
    if not any(text.strip() for text in readable):
        return sparse.csr_matrix((len(texts), 1), dtype=np.float64)
    # Pairs and single characters beat longer runs at every precision on 2,796 messages, and
    # keep paraphrases of a few words together, which share no run of three.
    model = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True)
    return sparse.csr_matrix(model.fit_transform(readable))


def pairs(texts: Sequence[str], rows: Vectors, *, floor: float) -> Iterator[Pair]:
    """Pairs of texts at least as alike as `floor` (a cosine), each once."""
    found = sp_matmul_topn(rows, rows.T.tocsr(), top_n=NEIGHBOURS, threshold=floor, sort=True)
    coordinates = found.tocoo()
    marks = [_marks(text) for text in texts]
    kept = {
        (min(one, other), max(one, other)): similarity
        for one, other, similarity in zip(
            coordinates.row.tolist(),
            coordinates.col.tolist(),
            coordinates.data.tolist(),
            strict=True,
        )
        if one != other and not _tells_apart(marks[one], marks[other])
    }
    return ((one, other, similarity) for (one, other), similarity in sorted(kept.items()))


def _readable(text: str) -> str:
    headline, rest = _split(unicodedata.normalize("NFKC", text).casefold()[:LONGEST_READ])
    return "\n".join([headline] * HEADLINE_WEIGHT + [rest])


def _split(text: str) -> tuple[str, str]:
    """The first line that says something, and what follows it."""
    lines = [_NO_WORD.sub(" ", _MANNER.sub(" ", line)) for line in text.splitlines()]
    for number, line in enumerate(lines):
        if len(line.replace(" ", "")) >= SHORTEST_HEADLINE:
            return line, "\n".join(lines[number + 1 :])
    return "\n".join(lines), ""


def _marks(text: str) -> dict[str, set[str]]:
    headline = unicodedata.normalize("NFKC", text).casefold().strip().partition("\n")[0]
    marks: dict[str, set[str]] = {}
    for mark, kind in _MARKED.findall(headline[:LONGEST_READ]):
        marks.setdefault(kind, set()).add(mark)
    return marks


def _tells_apart(one: dict[str, set[str]], other: dict[str, set[str]]) -> bool:
    return any(kind in other and marks.isdisjoint(other[kind]) for kind, marks in one.items())
