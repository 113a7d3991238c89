"""Installs the Debian packages that some tests need, where it may; else says what will not run."""

import os
import shutil
import subprocess
import sys

from tests import server

# A program that tells whether the package is there, the package, the marker of its tests.
NEEDED = (
    ("chromium", "chromium", "browser"),
    ("soffice", "libreoffice-writer", "office"),
    ("pdftoppm", "poppler-utils", "office"),
    ("initdb", "postgresql", "postgresql"),
)
FONTS = ("fonts-noto-cjk", "fonts-noto-color-emoji")


def missing() -> tuple[str, ...]:
    """The markers of the tests that can't run on this machine."""
    return tuple(sorted({marker for program, _, marker in NEEDED if not _is_here(program)}))


def main() -> int:
    """Give 1 only in CI, where nothing may be left out."""
    packages = [package for program, package, _ in NEEDED if not _is_here(program)]
    packages += [] if _has_fonts() else list(FONTS)
    if not packages:
        return 0
    command = f"apt-get update && apt-get install -y {' '.join(packages)}"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' '.join(packages)} (some tests need them) …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(command, shell=True, check=False, env=environment, **quiet)
    if left := missing():
        print(
            f"Tests marked {' and '.join(left)} will not run here. "
            f"To run them: sudo sh -c '{command}'"
        )
        return 1 if os.environ.get("CI") else 0
    return 0


def _is_here(program: str) -> bool:
    return (server.programs() if program == "initdb" else shutil.which(program)) is not None


def _has_fonts() -> bool:
    listed = shutil.which("fc-list")
    if listed is None:
        return False
    out = subprocess.run([listed], capture_output=True, text=True, check=True, timeout=30).stdout
    return "Noto Sans CJK" in out and "Noto Color Emoji" in out


if __name__ == "__main__":
    sys.exit(main())
