"""What writes files of a format. Parquet's package is loaded where it is wanted: an extra."""

from reports.exporting.csv_files import CsvPart
from reports.exporting.partitions import Format, Opener


def opener_of(form: Format) -> Opener:
    """What opens a file; raises `ModuleNotFoundError`."""
    if form is Format.CSV:
        return CsvPart
    from reports.exporting.parquet import ParquetPart  # noqa: PLC0415 - an extra

    return ParquetPart
