"""The overall report at a campaign's end: figures → sentences, tables, chart → Word."""
