"""Opens what was written in LibreOffice, to look at it or to test it; the bot needs none of it.

Bounded in time: LibreOffice starts children, so the whole group ends when the time is over.
"""

import os
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

# A document font that is not installed, and what stands for it. Without such a list LibreOffice
# searches all fonts for every glyph and takes minutes for a long table.
ALIASES = {
    "仿宋_GB2312": "Noto Serif CJK SC",
    "楷体_GB2312": "Noto Serif CJK SC",
    "方正小标宋简体": "Noto Serif CJK SC",
    "宋体": "Noto Serif CJK SC",
    "黑体": "Noto Sans CJK SC",
}
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
{aliases}
</fontconfig>
"""
_ALIAS = """  <match target="pattern">
    <test name="family"><string>{asked}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{given}</string></edit>
  </match>"""


def pdf(document: bytes, suffix: str, *, timeout: float) -> bytes:
    """The document as LibreOffice prints it. `TimeoutExpired` after `timeout` seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"document.{suffix}"
        source.write_bytes(document)
        _run(_command(source, folder), _environment(folder), timeout=timeout)
        return source.with_suffix(".pdf").read_bytes()


def _command(source: Path, folder: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"  # none is shared or left
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    return ["soffice", profile, *convert]


def _environment(folder: Path) -> dict[str, str]:
    aliases = "\n".join(_ALIAS.format(asked=asked, given=given) for asked, given in ALIASES.items())
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(aliases=aliases), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(fonts)}


def _run(command: list[str], environment: dict[str, str], *, timeout: float) -> None:
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as office:
        try:
            code = office.wait(timeout)
        finally:
            _end(office)
    if code:
        raise subprocess.CalledProcessError(code, command)


def _end(office: subprocess.Popen[bytes]) -> None:
    """End whatever is left of the group."""
    with suppress(ProcessLookupError):  # all may have ended by themselves
        os.killpg(office.pid, signal.SIGKILL)
