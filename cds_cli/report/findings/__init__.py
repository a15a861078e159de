"""Diagnostics written for people, for editors and for the services that run checks.

One module a format, each with ``render(diagnostics, language) -> str`` (no line break at the
end); ``formats`` chooses among them, and nothing but ``rich_full`` needs a third party.
"""
