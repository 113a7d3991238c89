"""Which entry each new opinion joins, and which opinions make a new one. Pure and deterministic.

A known entry is one cluster from the start, by its samples, and no two of them are joined: what
stands in two rows already may have been read as two. New opinions cluster with them and with each
other. Who speaks for a new entry is decided in `standing`.

The threshold was fixed on one half of 985 messages judged by hand, clustered with 1,780 others:

| threshold | pairwise P, R, F1 | B-cubed P, R, F1 | invented lines, B-cubed F1 |
|---|---|---|---|
| .36 | .72 .79 .75 | .957 .971 .964 | .919 |
| .38 | .77 .79 .78 | .968 .971 .969 | .924 |
| .40 | .75 .70 .72 | .970 .961 .965 | .919 |
| .46 | .88 .63 .74 | .988 .952 .970 | .911 |
| what was used before | .83 .57 .68 | .982 .946 .963 | .629 |

On the other half, looked at once: .76 .71 .73 and .970 .963 .967; before: .80 .62 .70 and .980 .950
.965. In batches of 250 the first half gave .77 .80 .78: what was placed stays, and nothing is lost.
The row of .38 is as it is now; the others are from before lines were told apart by their places.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from domain.opinions import Opinion
from domain.placing import Joined, Known, Marked, Placed, Placement, Sample
from reports import clues, comparing, likeness, linkage, standing, wording
from reports.standing import Ground, Said
from reports.traits import plain

# Two problems in one row would be a lie, one problem in two rows is only untidy: where the two
# pull apart, precision wins.
THRESHOLD = 0.38
FLOOR = 0.12  # pairs under it change no group at this threshold, and there are many times as many


def _told(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What people type who have no problem to tell.
NOTHING_TOLD = _told(
    """
无 没 没有 暂无 没啥 没什么 没有了 无意见 没意见 没有意见 无建议 没建议 没有建议 暂无意见 暂时没有
没问题 没有问题 很好 挺好 挺好的 都好 都很好 都挺好 满意 很满意 非常满意 都满意 一切都好 不错 挺不错
"""
)
_REMEMBERED = 4_096  # texts whose words are kept


def place(new: Sequence[Opinion], known: Sequence[Known]) -> Placement:
    """Place new opinions of one department and ledger among the entries that may say the same.

    Depends on no order; equal texts are never parted. Only entries that something joins are named;
    their `samples` are empty where those that stand for them already go on doing so.
    """
    told = _by_text(new)
    entries = sorted(known, key=lambda entry: entry.entry)
    ground = _ground([said for said in told if _words(said.text)], entries)
    fixed = _fixed(ground.said, entries)
    clusters = linkage.clusters(len(ground.said), ground.pairs, THRESHOLD, fixed=fixed)
    homes = {members[0]: entry for members, entry in zip(fixed, entries, strict=True)}
    placed = (_placed(members, ground, homes) for members in clusters)
    return Placement(
        tuple(one for one in placed if one.joined),
        tuple(sorted(o for said in told if not _words(said.text) for o in said.opinions)),
    )


def _by_text(opinions: Iterable[Opinion]) -> list[Said]:
    """Opinions with the same text as one, in the order of the texts."""
    same: dict[str, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        same[plain(opinion.text)].append(opinion)
    return [
        Said(min(o.text for o in alike), tuple(sorted(o.id for o in alike)))
        for _, alike in sorted(same.items())
    ]


@lru_cache(_REMEMBERED)
def _words(text: str) -> str:
    """What a row would say with this text; empty where no word is left, or no problem is told."""
    return "" if plain(text) in NOTHING_TOLD else wording.shorten(wording.scrub(text))


def _ground(told: list[Said], entries: Sequence[Known]) -> Ground:
    """All texts to compare: the new ones first, then the samples of each entry in its order."""
    samples = [Said(sample.text, ()) for entry in entries for sample in entry.samples]
    said = (*told, *samples)
    pairs = comparing.pairs([one.text for one in said], rows=len(told), floor=FLOOR)
    return Ground(said, tuple(pairs))


def _fixed(said: Sequence[Said], entries: Sequence[Known]) -> list[list[int]]:
    """For each entry its samples, and what says exactly the same as one of them."""
    place = len(said) - sum(len(entry.samples) for entry in entries)
    new = {plain(said[member].text): member for member in range(place)}
    fixed = []
    for entry in entries:
        samples = list(range(place, place + len(entry.samples)))
        place += len(samples)
        same = (new.pop(plain(sample.text), None) for sample in entry.samples)
        fixed.append(samples + [member for member in same if member is not None])
    return fixed


def _placed(members: list[int], ground: Ground, homes: dict[int, Known]) -> Placed:
    home = next((homes[member] for member in members if member in homes), None)
    if home is None:
        return _new(members, ground)
    joined = [member for member in members if ground.said[member].opinions]
    grown = standing.extended(home, joined, ground)
    return Placed(
        home.entry,
        _joined(joined, home.samples[0].text, ground),
        _marked(grown) if len(grown) > len(home.samples) else (),
    )


def _new(members: list[int], ground: Ground) -> Placed:
    speaker = standing.speaker(members, ground, _words)
    chosen = standing.chosen(members, speaker, ground)
    said = ground.said[speaker]
    return Placed(
        None,
        _joined([speaker, *(m for m in members if m != speaker)], said.text, ground),
        _marked([Sample(ground.said[m].opinions[0], ground.said[m].text) for m in chosen]),
        text=_words(said.text),
        speaker=said.opinions[0],
    )


def _joined(members: Iterable[int], text: str, ground: Ground) -> tuple[Joined, ...]:
    return tuple(
        Joined(opinion, similarity)
        for member in members
        for similarity in [likeness.similarity(ground.said[member].text, text)]
        for opinion in ground.said[member].opinions
    )


def _marked(samples: Iterable[Sample]) -> tuple[Marked, ...]:
    """Each sample with the keys that none before it has: a key leads to an entry but once."""
    seen: set[int] = set()
    marked = []
    for sample in samples:
        keys = tuple(key for key in clues.keys(sample.text) if key not in seen)
        marked.append(Marked(sample.opinion, keys))
        seen.update(keys)
    return tuple(marked)
