"""Takes the Opus packets out of the WebM that a browser records; Telegram's voices are Ogg.

Reads as much of Matroska (RFC 9559) as MediaRecorder writes: one sound track, blocks unlaced.
"""

from collections.abc import Iterator

from bot.sandbox import ogg

EBML = b"\x1a\x45\xdf\xa3"
SEGMENT, CLUSTER, TRACKS, TRACK, GROUP = 0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0xA0
CODEC_PRIVATE, SIMPLE_BLOCK, BLOCK = 0x63A2, 0xA3, 0xA1
PARENTS = frozenset({SEGMENT, CLUSTER, TRACKS, TRACK, GROUP})
BLOCK_HEAD = 3  # bytes of time and flags after the track's number


def as_ogg(content: bytes) -> bytes | None:
    """The same sound as Ogg; `None` when this is no WebM with Opus in it."""
    if not content.startswith(EBML):
        return None
    head, packets = b"", []
    for kind, body in _elements(content):
        if kind == CODEC_PRIVATE and body.startswith(b"OpusHead"):
            head = body
        elif kind in {SIMPLE_BLOCK, BLOCK} and len(body) > _width(body[0]) + BLOCK_HEAD:
            packets.append(body[_width(body[0]) + BLOCK_HEAD :])
    return ogg.write(packets, head=head) if head and packets else None


def _elements(content: bytes) -> Iterator[tuple[int, bytes]]:
    """All elements in order. A parent's size is passed over: its children simply follow it."""
    at = 0
    while at < len(content):
        width = _width(content[at])
        kind = int.from_bytes(content[at : at + width], "big")
        at += width
        if at >= len(content):
            return
        width = _width(content[at])
        size = int.from_bytes(content[at : at + width], "big") - (1 << 7 * width)
        at += width
        if kind not in PARENTS:
            yield kind, content[at : at + size]
            at += max(size, 0)


def _width(first: int) -> int:
    """How many bytes a number has that begins with this one."""
    return 9 - first.bit_length() if first else 8
