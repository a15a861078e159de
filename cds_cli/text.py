"""Sentences in the two languages of the project."""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter


class Language(StrEnum):
    """A language that messages are written in."""

    VI = "vi"
    EN = "en"


def placeholders(template: str) -> frozenset[str]:
    """Give the names of the ``{values}`` that a template waits for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in Vietnamese and in English, both naming the same ``{values}``."""

    vi: str
    en: str

    def __post_init__(self) -> None:
        """Refuse two sentences that do not say the same: a value would be lost in one of them."""
        if placeholders(self.vi) != placeholders(self.en):
            message = f"{self.vi!r} and {self.en!r} name different values"
            raise ValueError(message)

    def fill(self, language: Language, values: dict[str, object]) -> str:
        """Write the sentence in one language with its values put in."""
        template = self.vi if language is Language.VI else self.en
        return template.format_map({key: spoken(value, language) for key, value in values.items()})


def as_it_stands(vi: str, en: str) -> Text:
    """Make a text of two sentences in which a brace is a brace."""
    return Text(*(one.replace("{", "{{").replace("}", "}}") for one in (vi, en)))


def in_figures(written: str) -> str | Text:
    """Give a figure, written with a point, a decimal comma in Vietnamese."""
    return Text(written.replace(".", ","), written) if "." in written else written


def spoken(value: object, language: Language) -> object:
    """Put a value that is itself a sentence into one language; others stay as they are."""
    return value.fill(language, {}) if isinstance(value, Text) else value


def filled(text: Text, values: dict[str, object]) -> Text:
    """Put values into a sentence, so that it waits for no more of them."""
    return as_it_stands(*(text.fill(each, values) for each in (Language.VI, Language.EN)))


def told(text: Text, **values: object) -> Text:
    """Put values into a sentence by their names."""
    return filled(text, values)
