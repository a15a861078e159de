"""The words around documents: kinds of them, who issues them, and what says nothing."""

import re

KINDS = (
    "nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn|chương trình|"
    "kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công văn|công điện|"
    "bản ghi nhớ|bản thỏa thuận|bản thoả thuận|giấy ủy quyền|giấy mời|giấy chứng nhận|"
    "phiếu gửi|phiếu chuyển|phiếu báo|thư công|thông tư liên tịch|thông tư|nghị định|luật|kết luận|"
    "văn bản|danh sách"
)
"""The kinds of document of decree 30/2020, article 7, and some that are cited beside them."""
SHORT_KINDS = "qđ|kh|nq|ct|ctr|bc|cv|tb|hd|tt|nđ|gm|ttr|bb|đa|kl"
"""Kinds as symbols write them: 12/KH-UBND."""

KIND = re.compile(rf"(?:{KINDS}|{SHORT_KINDS})(?!\w)", re.IGNORECASE)
STARTS_A_TITLE = re.compile(rf"(?:(?:{KINDS})(?!\w)|v/v|về việc(?!\w))", re.IGNORECASE)

_ABOUT = re.compile(r"(?<!\w)(?:v/v|về việc|về)(?!\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ISSUERS = frozenset(
    _WORD.findall(
        "của ủy uỷ ban nhân dân hội đồng chủ tịch tỉnh thành phố huyện quận xã phường thị trấn đặc "
        "khu đảng bộ sở phòng thủ tướng chính phủ đoàn thôn tổ"
    )
)
_SAYS_NOTHING = frozenset(
    _WORD.findall(
        "có đã đầy đủ x ok kèm đính theo như trên dưới gửi các và liên quan này xem số ngày năm "
        "tháng không chưa đang minh chứng tài liệu tệp file hồ sơ nêu nội dung v"
    )
)


def says_something(text: str) -> bool:
    """Whether a text tells more than kind and issuer of a document, or words such as "đầy đủ"."""
    about = _ABOUT.sub(" ", KIND.sub(" ", _without_issuer(text), count=1))
    return any(word.casefold() not in _SAYS_NOTHING for word in _WORD.findall(about))


def _without_issuer(text: str) -> str:
    """Drop "của UBND xã Hòa An": words of offices, and names, up to the first other word."""
    before, of, after = text.partition("của ")
    if not of:
        return text
    words = after.split()
    named = next((place for place, word in enumerate(words) if not _names(word)), len(words))
    return " ".join((before, *words[named:]))


def _names(word: str) -> bool:
    return word[:1].isupper() or word.casefold().strip(",") in _ISSUERS
