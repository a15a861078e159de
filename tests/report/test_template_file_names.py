"""Files named by the codes of units."""

import pytest

from cds_cli.diagnostics import InvalidInput
from cds_cli.report.file_names import safe_name, safe_names


@pytest.mark.parametrize("code", ["00694", "H21.227", "so-y_te", "a" * 64])
def test_a_plain_code_names_its_file(code: str) -> None:
    assert safe_name(code) == code


@pytest.mark.parametrize(
    "code",
    ["../x", "a/b", "a\\b", "C:x", ".a", "a.", "a..b", "", "con", "NUL.1", "Xã A", "a b", "a" * 65],
)
def test_a_code_that_is_no_file_name_is_refused(code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        safe_name(code)
    assert [one.code for one in refused.value.diagnostics] == ["X504"]


def test_two_codes_that_windows_cannot_tell_apart_are_refused_together_with_all_others() -> None:
    checked = safe_names(("xa-01", "XA-01", "a/b", "xa-02"))
    assert checked.value is None
    assert [(one.code, one.unit) for one in checked.diagnostics] == [
        ("X504", "XA-01"),
        ("X504", "a/b"),
    ]
