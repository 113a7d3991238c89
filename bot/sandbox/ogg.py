"""Writes Opus packets as an Ogg file (RFC 3533, RFC 7845), and reads how long one is.

Decodes nothing: a packet says by its first byte how long it is (RFC 6716, 3.1).
"""

import struct
from collections.abc import Iterable, Iterator

RATE = 48_000  # Opus counts samples at this rate, whatever was recorded
PACKETS_A_PAGE = 20  # a page has room for 255 pieces of 255 bytes
SERIAL = 1
FIRST, LAST = 2, 4  # flags of a page
NO_POSITION = 2**64 - 1
HEAD = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, RATE, 0, 0)  # one channel
TAGS = b"OpusTags" + struct.pack("<I", 6) + b"najian" + struct.pack("<I", 0)
SILENCE = b"\xf8\xff\xfe"  # 20 ms of nothing
SILENT_PACKETS = 50  # a second
SILK, HYBRID = (10, 20, 40, 60), (10, 20)  # milliseconds by the first byte's number
POLYNOMIAL = 0x04C11DB7


def write(packets: Iterable[bytes], *, head: bytes = HEAD) -> bytes:
    """An Ogg file of these Opus packets."""
    pages = [_page([head], 0, 0, FIRST), _page([TAGS], 0, 1)]
    position = 0
    for number, (group, is_last) in enumerate(_groups(list(packets)), start=2):
        position += sum(samples(packet) for packet in group)
        pages.append(_page(group, position, number, LAST if is_last else 0))
    return b"".join(pages)


def silence(seconds: int) -> bytes:
    """A voice message in which nobody speaks."""
    return write([SILENCE] * (SILENT_PACKETS * seconds))


def samples(packet: bytes) -> int:
    """How long an Opus packet is, at 48 kHz."""
    configuration, count = packet[0] >> 3, packet[0] & 3
    if configuration < 12:  # noqa: PLR2004 - RFC 6716, table 2
        milliseconds: float = SILK[configuration % 4]
    elif configuration < 16:  # noqa: PLR2004
        milliseconds = HYBRID[configuration % 2]
    else:
        milliseconds = 2.5 * 2 ** (configuration % 4)
    frames = (1, 2, 2, packet[1] & 63 if len(packet) > 1 else 0)[count]
    return int(frames * milliseconds * RATE / 1000)


def find_seconds(content: bytes) -> int | None:
    """How long an Ogg file is, rounded up; `None` when it is none."""
    if not content.startswith(b"OggS"):
        return None
    last, positions = content.rfind(b"OggS"), 0
    if len(content) >= last + 14:
        (positions,) = struct.unpack("<Q", content[last + 6 : last + 14])
    return -(-positions // RATE) if positions != NO_POSITION else 0


def _groups(packets: list[bytes]) -> Iterator[tuple[list[bytes], bool]]:
    for start in range(0, len(packets), PACKETS_A_PAGE):
        yield packets[start : start + PACKETS_A_PAGE], start + PACKETS_A_PAGE >= len(packets)


def _page(packets: list[bytes], position: int, number: int, flags: int = 0) -> bytes:
    lacing = b"".join(b"\xff" * (len(p) // 255) + bytes([len(p) % 255]) for p in packets)
    head = struct.pack("<4sBBQIIIB", b"OggS", 0, flags, position, SERIAL, number, 0, len(lacing))
    page = head + lacing + b"".join(packets)
    return page[:22] + struct.pack("<I", _checksum(page)) + page[26:]


def _checksum(content: bytes) -> int:
    sum_ = 0
    for byte in content:
        sum_ = ((sum_ << 8) & 0xFFFFFFFF) ^ TABLE[(sum_ >> 24) ^ byte]
    return sum_


def _entry(value: int) -> int:
    value <<= 24
    for _ in range(8):
        value = (value << 1) ^ (POLYNOMIAL if value & 0x80000000 else 0)
    return value & 0xFFFFFFFF


TABLE = tuple(_entry(value) for value in range(256))
