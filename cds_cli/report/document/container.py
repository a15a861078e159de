"""The parts of a document packed so that the same parts give the same bytes."""

import zipfile
from io import BytesIO

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold; it stands for no time."""


def same_bytes(content: bytes) -> bytes:
    """Pack a document again without the times at which its parts were written."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for entry in source.infolist():
            plain = zipfile.ZipInfo(entry.filename, FIRST_DAY)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.external_attr = 0o600 << 16
            packed.writestr(plain, source.read(entry.filename))
    return target.getvalue()
