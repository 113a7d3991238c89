"""Takes questionnaires over from XLSForm workbooks, the ODK and Kobo standard for Excel.

A workbook is read and judged by pyxform, turned into domain values row by row, and written as a
TOML file that passes the same checks as any other. What cannot be carried is refused with sheet
and row, all of it at once; what respondents would never notice is left out and said.
"""
