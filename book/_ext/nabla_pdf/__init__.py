"""The site as one printed book; `make_pdf.py` puts it together.

pages     pages of the site, printed by Chromium
front     title page and contents
numbers   page numbers and running titles
links     links that lead to a place of the book
"""
