"""Ogg is written and read, WebM is turned into it."""

import struct

import pytest

from bot.sandbox import ogg, webm

HEAD = b"OpusHead\x01\x02"
EBML = b"\x1a\x45\xdf\xa3\x80"
UNKNOWN = b"\x01" + b"\xff" * 7  # a size that a recorder does not know yet


def element(kind, body):
    return bytes.fromhex(kind) + struct.pack(">Q", len(body) | 1 << 56) + body


def block(packet):
    return element("a3", b"\x81\0\0\x80" + packet)


def recording(*packets, private=HEAD):
    track = element("ae", element("63a2", private))
    cluster = b"\x1f\x43\xb6\x75" + UNKNOWN + element("e7", b"\0")
    group = element("a0", element("a1", b"\x81\0\0\0" + packets[-1]))
    blocks = b"".join(block(packet) for packet in packets[:-1])
    segment = b"\x18\x53\x80\x67" + UNKNOWN
    return EBML + segment + element("1654ae6b", track) + cluster + blocks + group


def packets_in(content):
    """The packets of an Ogg file, read page by page."""
    packets, rest, at = [], b"", 0
    while at < len(content):
        count = content[at + 26]
        sizes, at = content[at + 27 : at + 27 + count], at + 27 + count
        for size in sizes:
            rest += content[at : at + size]
            at += size
            if size < 255:
                packets, rest = [*packets, rest], b""
    return packets


def test_packets_come_out_of_ogg_as_they_went_in():
    sent = [ogg.SILENCE, b"\x08" + b"x" * 254, b"\xf8" * 600, *[b"\x08"] * 40]

    written = ogg.write(sent, head=HEAD)

    assert packets_in(written) == [HEAD, ogg.TAGS, *sent]


def test_a_page_carries_the_checksum_of_ogg():
    written = ogg.write([])

    # Of the head alone: RFC 3533's polynomial, no reflection, as other programs write it.
    assert ogg._checksum(b"123456789") == 0x89A1897F
    assert written.startswith(b"OggS\0\x02")


@pytest.mark.parametrize("seconds", [0, 1, 61])
def test_silence_is_as_long_as_it_should_be(seconds):
    assert ogg.find_seconds(ogg.silence(seconds)) == seconds


@pytest.mark.parametrize(
    ("packet", "milliseconds"),
    [
        (b"\x00", 10),
        (b"\x18", 60),
        (b"\x60", 10),
        (b"\x68", 20),
        (b"\x80", 2.5),
        (b"\xf8", 20),
        (b"\xf9", 40),
        (b"\xfb\x03", 60),
        (b"\xfb", 0),
    ],
)
def test_a_packet_says_how_long_it_is(packet, milliseconds):
    assert ogg.samples(packet) == milliseconds * 48


@pytest.mark.parametrize(
    ("content", "seconds"), [(b"RIFF", None), (b"OggS", 0), (b"OggS\0\0" + b"\xff" * 8, 0)]
)
def test_what_is_no_ogg_has_no_length(content, seconds):
    assert ogg.find_seconds(content) == seconds


def test_a_browsers_recording_becomes_ogg():
    turned = webm.as_ogg(recording(b"\xf8one", b"\xf8two", b"\xf8three"))

    assert packets_in(turned) == [HEAD, ogg.TAGS, b"\xf8one", b"\xf8two", b"\xf8three"]


@pytest.mark.parametrize(
    "content",
    [b"", b"OggS", EBML, EBML + b"\xa3", recording(b"\xf8", private=b"vorbis"), EBML + b"\0" * 30],
)
def test_what_is_no_opus_in_webm_stays_as_it_is(content):
    assert webm.as_ogg(content) is None
