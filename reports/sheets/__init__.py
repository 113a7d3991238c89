"""The Excel workbook: the ledgers for those who sort and filter, and what explains them.

What a list says is written in a module of its own; how it looks, in `form_page` and `list_page`.
"""
