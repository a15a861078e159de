"""By which method ``cds rollup`` rolls up, and which options belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from cds_cli.cli.stopping import stop
from cds_cli.text import Language, Text

METHODS = ("mean", "weighted", "share", "sum")
NEEDS: Mapping[str, str] = {"weighted": "--weight", "share": "--band"}
NO_METHOD = Text("--method nhận: {known}", "--method takes: {known}")
BELONGS = Text(
    "{option} đi với --method {method}, không đi với {other}.",
    "{option} goes with --method {method}, not with {other}.",
)
LACKS = Text("--method {method} cần {option}.", "--method {method} needs {option}.")


@dataclass(frozen=True, slots=True)
class RollingUp:
    """How units are to be rolled up; the method follows from the options that belong to one."""

    by: str
    node: str = ""
    method_named: str | None = None
    weight: str | None = None
    band: str | None = None
    leave_out: bool = False
    set_to: str | None = None

    @property
    def options(self) -> dict[str, str]:
        """The options that were given, with the method each belongs to."""
        given = {
            "--weight": (self.weight is not None, "weighted"),
            "--band": (self.band is not None, "share"),
            "--leave-out": (self.leave_out, "sum"),
            "--set-to": (self.set_to is not None, "sum"),
        }
        return {option: method for option, (there, method) in given.items() if there}

    @property
    def method(self) -> str:
        """The method that is named, or that an option implies."""
        return self.method_named or next(iter(self.options.values()), "mean")

    def check(self, language: Language) -> None:
        """Refuse options that do not fit the method, with exit code 2."""
        if self.method not in METHODS:
            stop(NO_METHOD, language, known=", ".join(METHODS))
        for option, method in self.options.items():
            if method != self.method:
                stop(BELONGS, language, option=option, method=method, other=self.method)
        needed = NEEDS.get(self.method)
        if needed is not None and needed not in self.options:
            stop(LACKS, language, method=self.method, option=needed)
        if self.method == "sum" and self.node:
            stop(BELONGS, language, option="--node", method="mean", other="sum")
