"""The only room that knows Jinja2: Word templates with docxtpl's tags in, Word documents and their text out."""
