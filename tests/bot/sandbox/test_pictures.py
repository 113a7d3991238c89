import struct

import pytest

from bot.sandbox.pictures import find_size
from tests.bot.sandbox.conftest import PNG

RIFF = b"RIFF\x00\x00\x00\x00WEBP"
SEGMENT = b"\xff\xe0" + struct.pack(">H", 4) + b"xx"
FRAME = b"\xff\xc0" + struct.pack(">HBHH", 11, 8, 20, 10) + b"rest"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PNG, (1, 1)),
        (b"GIF89a" + struct.pack("<HH", 10, 20) + b"\x00", (10, 20)),
        (b"\xff\xd8" + SEGMENT + FRAME, (10, 20)),
        (b"\xff\xd8" + SEGMENT, None),
        (RIFF + b"VP8X" + bytes(8) + b"\x09\x00\x00\x13\x00\x00", (10, 20)),
        (RIFF + b"VP8L" + bytes(5) + (9 | 19 << 14).to_bytes(4, "little"), (10, 20)),
        (RIFF + b"VP8 " + bytes(10) + struct.pack("<HH", 10, 20), (10, 20)),
        (RIFF + b"ALPH", None),
        (b"<svg>", None),
        (b"", None),
    ],
)
def test_a_pictures_size_is_read_from_its_first_bytes(content, size):
    assert find_size(content) == size
