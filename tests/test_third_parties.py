"""Every third-party package has a home, and the bot's own process stays light."""

import subprocess
import sys

import pytest

from tests.test_arrows import MAY_IMPORT, ROOT, every_module, imported

# The folders (but for tests) that may import a package. What is missing here has no home yet.
HOMES = {
    "PIL": {"reports"},
    "aiohttp": {"bot"},
    "aiosqlite": {"storage"},
    "alembic": {"storage"},
    "asyncpg": {"storage"},
    "chinese_calendar": {"bot"},
    "cryptography": {"storage"},
    "docx": {"reports"},
    "docxtpl": {"reports"},
    "fluent": {"handlers"},
    "fpdf": {"reports"},
    "jinja2": {"reports"},
    "markupsafe": {"reports"},
    "matplotlib": {"reports"},
    "mutagen": {"reports"},
    "numpy": {"reports"},
    "openpyxl": {"bot"},
    "pandas": {"reports"},
    "prometheus_client": {"bot"},
    "pyarrow": {"reports"},
    "pydantic": {"bot"},
    "pydantic_core": {"bot"},
    "pydantic_settings": {"bot"},
    "pylopdf_fonts_zh_cn": {"reports"},
    "pyxform": {"bot"},
    "re2": {"bot", "handlers"},
    "rjieba": {"reports"},
    "scipy": {"reports"},
    "segno": {"reports"},
    "sklearn": {"reports"},
    "sqlalchemy": {"storage"},
    "starlette": {"bot"},
    "telegram": {"handlers", "bot"},
    "tomlkit": {"bot"},
    "tree_sitter": {"bot"},
    "tree_sitter_toml": {"bot"},
    "typer": {"bot"},
    "uvicorn": {"bot"},
    "xlsxwriter": {"reports"},
    "yarl": {"bot"},
}
HEAVY = (
    "pandas",
    "sklearn",
    "scipy",
    "matplotlib",
    "docx",
    "docxtpl",
    "xlsxwriter",
    "fpdf",
    "segno",
    "PIL",
    "mutagen",
    "rjieba",
    "pyarrow",
)


def third_parties(source: str) -> set[str]:
    return imported(source) - sys.stdlib_module_names - MAY_IMPORT.keys()


@every_module
def test_a_package_is_imported_only_at_home(path):
    folder = path.relative_to(ROOT).parts[0]

    strangers = {
        name
        for name in third_parties(path.read_text("utf-8"))
        if folder not in HOMES.get(name, set())
    }

    assert strangers == set()


@pytest.mark.parametrize("path", sorted((ROOT / "domain").rglob("*.py")), ids=lambda p: p.name)
def test_the_domain_needs_nothing_but_python(path):
    assert third_parties(path.read_text("utf-8")) == set()


def test_the_bots_process_loads_no_heavy_package():
    program = f"import sys, bot.running; print([n for n in {HEAVY!r} if n in sys.modules])"

    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"
