"""The only room that knows docxtpl, Jinja2, lxml and python-docx: Word templates in, Word documents and their text out."""
