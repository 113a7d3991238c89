"""Exports 导出: rows into files that DuckDB, Spark, ClickHouse and pandas read by themselves."""
