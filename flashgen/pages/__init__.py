"""Pages that are whole in themselves: one HTML file that loads nothing and sends nothing.

Each module makes one page of values from the floors below; what stays the same of a page is a frame,
a file beside it with slots (`frame.py`).
"""
