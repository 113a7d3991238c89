"""Measures routing on labelled messages: `python -m tests.bench.routing FILE.csv`.

The file has the columns `topic` (taken as the department), `subject` and `detail`. Beside each row
stands what character 1-3-gram TF-IDF with LinearSVC does with the same texts, in the same run.

Reposts never stand on both sides: near-identical texts share a fold. Settings of the router were
fixed by cross-validation within one half of the texts (by a hash of the text, so that it is the
same half everywhere); only texts of the other half are scored. Each row is the mean of five folds,
and of as many draws where only some examples are confirmed, with the standard deviation.
"""

import csv
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from statistics import mean, stdev

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.svm import LinearSVC

from domain.campaign import Department
from domain.routing import Router
from domain.text import Text
from reports import comparing
from reports import routing as fitting
from tests.bench import routing_pace

UNUSABLE = 2  # exit code
FOLDS = 5
REPOST = 0.6  # from this likeness on texts are copies of each other
DRAWS = (5, 20, 100)  # confirmed examples a class
DUTIES = "topic_tree.csv"  # beside FILE: level1 is the topic, level2 and level3 are its duties


@dataclass(frozen=True, slots=True)
class Message:
    topic: str
    text: str
    group: str  # the first text of those that are copies of each other

    @property
    def fold(self) -> int:
        return _hash(self.group, "fold") % FOLDS

    @property
    def is_scored(self) -> bool:
        return _hash(self.group, "half") % 2 == 1


@dataclass(frozen=True, slots=True)
class Score:
    """Shares in 0..1."""

    f1: float  # macro-F1 of the first suggestion
    top3: float  # of messages whose department is among the three


Ranking = list[str]  # topics, the likeliest first
Way = Callable[[Sequence[Department], Sequence[Message], Sequence[Message]], list[Ranking]]


def read(file: Path) -> list[Message]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [
            (row["topic"], f"{row['subject']}\n{row['detail']}") for row in csv.DictReader(lines)
        ]
    texts = [text for _, text in rows]
    return [
        Message(topic, text, texts[first])
        for (topic, text), first in zip(rows, reposts(texts), strict=True)
    ]


def reposts(texts: Sequence[str]) -> list[int]:
    """For each text the number of the first one that it is a copy of, by way of copies."""
    first = list(range(len(texts)))
    near = comparing.pairs(texts, floor=REPOST)
    for one, other, _ in sorted(near):
        old, new = sorted((first[one], first[other]), reverse=True)
        first = [new if place == old else place for place in first]
    return first


def departments(messages: Sequence[Message], duties: Path | None) -> list[Department]:
    """The topics as departments, with nothing but a name, or with their official sub-topics."""
    said = _duties(duties) if duties else {}
    return [
        Department(topic, Text(topic, topic), "、".join(said.get(topic, {})))
        for topic in sorted({message.topic for message in messages})
    ]


def counting(
    known: Sequence[Department], train: Sequence[Message], test: Sequence[Message]
) -> list[Ranking]:
    """What the product does with examples that nothing has been fitted to yet."""
    ours = Router(known)
    ours.learn_all((message.text, message.topic) for message in train)
    return _asked(ours, test)


def router(
    known: Sequence[Department], train: Sequence[Message], test: Sequence[Message]
) -> list[Ranking]:
    """What the product does."""
    examples = [(message.text, message.topic) for message in train]
    ours = Router(known)
    ours.learn_all(examples)
    ours.adopt(fitting.fit(examples))
    return _asked(ours, test)


def baseline(
    known: Sequence[Department], train: Sequence[Message], test: Sequence[Message]
) -> list[Ranking]:
    """What is to be beaten. Without examples, it is given the departments' words as examples."""
    texts, topics = [m.text for m in train], [m.topic for m in train]
    if not train:
        said = [(word, one.code) for one in known for word in _said(one)]
        texts, topics = [word for word, _ in said], [code for _, code in said]
    grams = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    model = LinearSVC(random_state=0).fit(grams.fit_transform(texts), topics)
    scores = model.decision_function(grams.transform([message.text for message in test]))
    return [[str(model.classes_[place]) for place in row] for row in np.argsort(-scores)[:, :3]]


def scores(
    way: Way, known: Sequence[Department], messages: Sequence[Message], each: int | None
) -> list[Score]:
    """A score for each fold; `each` is the number of examples a class, None for all."""
    found = []
    for fold in range(FOLDS):
        test = [m for m in messages if m.fold == fold and m.is_scored]
        others = [m for m in messages if m.fold != fold]
        train = others if each is None else draw(others, each, seed=fold)
        found.append(score(way(known, train, test), [message.topic for message in test]))
    return found


def draw(messages: Sequence[Message], each: int, *, seed: int) -> list[Message]:
    """So many of each topic, no two of them copies of each other."""
    chance = random.Random(seed)
    drawn = []
    for topic in sorted({message.topic for message in messages}):
        of_topic = {m.group: m for m in messages if m.topic == topic}
        drawn += chance.sample(list(of_topic.values()), min(each, len(of_topic)))
    return drawn


def score(rankings: Sequence[Ranking], topics: Sequence[str]) -> Score:
    """Where nothing was suggested, nothing was right."""
    first = [ranking[0] if ranking else "" for ranking in rankings]
    hits = [topic in ranking for topic, ranking in zip(topics, rankings, strict=True)]
    f1 = f1_score(topics, first, average="macro", labels=sorted(set(topics)), zero_division=0)
    return Score(float(f1), mean(hits))


def report(file: Path) -> int:
    """Print the table, a row as soon as it is measured."""
    messages = read(file)
    scored = sum(message.is_scored for message in messages)
    copies = len(messages) - len({message.group for message in messages})
    print(f"{len(messages)} messages, {copies} of them reposts; scored are {scored}")
    print(f"{'macro-F1 ± sd, top-3':<32}{'router':>24}{'before it is fitted':>24}{'LinearSVC':>24}")
    tree = file.parent / DUTIES
    plain = departments(messages, None)
    _row("0 examples, names", plain, messages, 0)
    if tree.is_file():
        _row("0 examples, names and duties", departments(messages, tree), messages, 0)
    for each in DRAWS:
        _row(f"{each} examples a class, names", plain, messages, each)
    _row("80 % of the file, names", plain, messages, None)
    print("\n".join(routing_pace.lines([message.text for message in messages])), flush=True)
    return 0


def _row(
    name: str, known: Sequence[Department], messages: Sequence[Message], each: int | None
) -> None:
    found = [_written(scores(way, known, messages, each)) for way in (router, counting, baseline)]
    print(f"{name:<32}" + "".join(f"{written:>24}" for written in found), flush=True)


def _written(found: Sequence[Score]) -> str:
    f1, top3 = [one.f1 for one in found], [one.top3 for one in found]
    return f"{mean(f1):.3f} ± {stdev(f1):.3f}, {mean(top3):.3f}"


def _asked(ours: Router, test: Sequence[Message]) -> list[Ranking]:
    return [[found.code for found in ours.suggest(message.text)] for message in test]


def _said(department: Department) -> list[str]:
    return [word for word in (department.name.zh, *department.duties.split("、")) if word]


def _duties(tree: Path) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    with tree.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["level1"], {}).update({row["level2"]: None, row["level3"]: None})
    return found


def _hash(text: str, salt: str) -> int:
    return int.from_bytes(blake2b((salt + text).encode(), digest_size=8).digest(), "big")


def main(arguments: list[str]) -> int:
    match arguments:
        case [name] if Path(name).is_file():
            return report(Path(name))
        case _:
            print("usage: python -m tests.bench.routing FILE.csv", file=sys.stderr)
            return UNUSABLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
