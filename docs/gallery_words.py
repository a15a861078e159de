"""What the gallery says in words, in both languages."""

from cds_cli.text import Text

ABOUT = (
    Text("# Thư viện bộ chỉ số", "# Gallery of indicator sets"),
    Text(
        "Mỗi bộ trong `indicators/` với cây chỉ số, xuất xứ, nguồn và ví dụ. Bắt đầu từ bảng dưới "
        "đây: tìm cấp của mình, mở bộ gần nhất, chép về sửa. [English](gallery.md)",
        "Each set of `indicators/` with its tree, where it comes from, its source and an example. "
        "Begin with the table: find your level, open the nearest set, copy it and change it. "
        "[Tiếng Việt](gallery.vi.md)",
    ),
)
COPY = Text(
    """\
## Làm bộ chỉ số cho địa phương mình

```text
cds sets copy xa/cds-xa my-set.yaml
cds show my-set.yaml
cds check my-set.yaml
```

1. Chép bộ gần nhất, đặt `code`, `edition`, `name`, `decision` của mình; để `provenance: proposed`
   cho tới khi có quyết định ban hành.
2. Sửa chỉ số, điểm tối đa (`max_points`) và [luật chấm điểm](rules.md); mọi khóa đều có trong
   [cách viết bộ chỉ số](definition.md).
3. Chạy `cds check` sau mỗi lần sửa. Chỗ nào chưa biết điểm thì ghi `max_points: open`: bộ vẫn kiểm
   tra và xem được, chỉ chưa chấm được.
4. Để tệp vào thư mục `indicators/` rồi chấm thử: `cds score so-lieu.xlsx --set MÃ`, với mã đã đặt;
   bảng số liệu viết theo [data.md](data.md).""",
    """\
## A set for your own province

```text
cds sets copy xa/cds-xa my-set.yaml
cds show my-set.yaml
cds check my-set.yaml
```

1. Copy the nearest set and give it your own `code`, `edition`, `name` and `decision`; leave
   `provenance: proposed` until a decision has issued it.
2. Change indicators, maxima (`max_points`) and [rules](rules.md); all keys stand in
   [the format of sets](definition.md).
3. Run `cds check` after each change. Where a maximum is not known, write `max_points: open`: the
   set can be checked and shown, and is only not scored yet.
4. Lay the file into a folder `indicators/` and try it: `cds score data.xlsx --set CODE`, with the
   code you gave it and the data as in [data.md](data.md).""",
)
BREAK = Text(
    "### Khi sửa sai\n\nVí dụ thật: trong bản chép, đổi tổng điểm và gõ sót một chữ trong "
    "tên luật.",
    "### When it is broken\n\n"
    "A real example: in the copy, the total was changed and a letter of a rule's name was lost.",
)
TARGETS = Text(
    "## Mục tiêu trong văn bản\n\nKhông phải bộ chỉ số: [cách viết](targets.md).",
    "## Targets of documents\n\nThese are no sets: [their format](targets.md).",
)
NO_SET = Text("chưa có bộ", "no set yet")
WORDS = {
    "index_head": Text(
        "| Cấp | Bộ | Tên | Phiên bản | Chỉ số | Tổng điểm | Chấm được ngay |",
        "| Level | Set | Name | Edition | Indicators | Total | Scored now |",
    ),
    "systems": Text(
        "## Bộ nào cho việc nào\n\nCác hệ thống mà tài liệu nguồn nói tới, và bộ dùng cho "
        "từng việc.",
        "## Which set for what\n\nThe systems that the source documents speak of, each "
        "with its set.",
    ),
    "systems_head": Text("| Nơi | Việc | Bộ |", "| Who | What they do | Set |"),
    "targets_head": Text(
        "| Tệp | Tên | Văn bản | Mục tiêu | Còn chỗ chưa biết |",
        "| File | Name | Document | Targets | With open keys |",
    ),
    "yes": Text("có", "yes"),
    "no": Text("chưa", "not yet"),
    "tree": Text("Cây chỉ số", "Tree"),
    "example": Text("Ví dụ", "Example"),
    "further": Text("Ví dụ nữa", "A further example"),
    "set": Text("Tệp", "File"),
    "level": Text("Cấp đơn vị", "Level of units"),
    "provenance": Text("Xuất xứ", "Provenance"),
    "decision": Text("Quyết định", "Decision"),
    "in_force": Text("Hiệu lực", "In force"),
    "source": Text("Nguồn", "Source"),
    "note": Text("Ghi chú", "Note"),
    "total": Text("Tổng điểm", "Total"),
    "indicators": Text("Số chỉ số", "Indicators"),
    "rules": Text("Luật chấm điểm", "Rules"),
    "scored": Text("Chấm được ngay", "Can be scored now"),
    "copy": Text("Chép về", "Copy it"),
    "mend": Text(
        "Mỗi lỗi nói tệp, dòng, cột và cách sửa; `cds code D405` giải thích thêm. Sửa "
        "xong, `cds check` "
        "không còn báo lỗi.",
        "Each fault names its file, line and column and how it is mended; `cds code D405` "
        "tells more. "
        "Once mended, `cds check` reports no error.",
    ),
}
PROVENANCE = {
    "official": Text(
        "chính thức: cơ cấu, điểm và cách tính đều theo quyết định",
        "official: structure, points and rules are the decision's",
    ),
    "official-structure": Text(
        "cơ cấu chính thức: danh mục và điểm (chỗ nào đã biết) theo quyết định, cách tính "
        "do dự án đề xuất",
        "official structure: indicators and points, where known, are the decision's; rules "
        "are proposed here",
    ),
    "proposed": Text(
        "đề xuất: không phải quy định của cơ quan nào, để địa phương sửa rồi ban hành",
        "proposed: no authority's rule, for a province to change and issue",
    ),
}
LEVELS = {
    "bo": Text("Bộ, ngành", "Ministries"),
    "congdan": Text("Công dân", "Citizens"),
    "htx": Text("Hợp tác xã", "Cooperatives"),
    "huyen": Text("Cấp huyện (trước 07/2025)", "Districts (before July 2025)"),
    "nhanthuc": Text("Khảo sát nhận thức", "Surveys of awareness"),
    "quocgia": Text("Quốc gia", "Nation"),
    "so": Text("Sở, đơn vị trong bộ", "Departments, units of a ministry"),
    "thon": Text("Thôn, tổ dân phố", "Villages"),
    "tinh": Text("Tỉnh, thành phố", "Provinces"),
    "to-cds": Text("Tổ công nghệ số cộng đồng", "Community digital groups"),
    "xa": Text("Xã, phường", "Communes"),
}
TRUNG_NAM = Text("Xã Trung Nam (Quảng Trị, 2023)", "Trung Nam commune (Quảng Trị, 2023)")
SYSTEMS = (
    (
        TRUNG_NAM,
        Text(
            "ba trụ cột ở cấp xã; nhận thức số theo nhóm đối tượng",
            "three pillars at commune level; digital awareness by subject group",
        ),
        ("xa/cds-xa", "nhanthuc/nhan-thuc-so"),
    ),
    (
        TRUNG_NAM,
        Text(
            "người đứng đầu ký cam kết mục tiêu hằng năm với cấp trên",
            "heads sign yearly commitments on targets with the level above",
        ),
        ("targets", "xa/cds-xa"),
    ),
    (
        TRUNG_NAM,
        Text(
            "chủ đề thi đua cho thôn (xã hội số) và hợp tác xã (kinh tế số)",
            "emulation themes for villages (digital society) and cooperatives (digital economy)",
        ),
        ("thon/cds-thon", "htx/cds-htx"),
    ),
    (
        TRUNG_NAM,
        Text("công dân số với chín yếu tố", "the digital citizen with its nine elements"),
        ("congdan/cong-dan-so",),
    ),
    (
        TRUNG_NAM,
        Text(
            "kinh tế số ba thành phần, tám lĩnh vực ưu tiên",
            "digital economy in three components, eight priority sectors",
        ),
        ("xa/cds-xa", "htx/cds-htx"),
    ),
    (
        Text("Bình Định (05-NQ/TU)", "Bình Định (05-NQ/TU)"),
        Text(
            "nền móng và ba trụ cột; mục tiêu 2025 và 2030",
            "foundation and three pillars; targets for 2025 and 2030",
        ),
        ("muctieu/binh-dinh-2021", "xa/cds-xa"),
    ),
    (
        Text("TP. Hồ Chí Minh", "Hồ Chí Minh City"),
        Text(
            "DTI quốc gia: giá trị, thứ hạng và thay đổi qua từng năm",
            "the national DTI: value, rank and movement by year",
        ),
        ("tinh/dti-tinh-2020", "tinh/dti-tinh-2022", "tinh/dti-tinh-2025"),
    ),
    (
        Text("Hà Nội", "Hà Nội"),
        Text(
            "mục tiêu 2025; nhận thức số và năng lực số của cán bộ",
            "targets for 2025; digital awareness and competence of officials",
        ),
        ("muctieu/ha-noi-2025", "nhanthuc/nhan-thuc-so"),
    ),
    (
        Text("Yên Bái", "Yên Bái"),
        Text(
            "độ phủ, thứ hạng; chuẩn cho sở, huyện, xã; tổ công nghệ số cộng đồng; công dân số",
            "coverage and ranks; standards for departments, districts and communes; community "
            "digital groups; digital citizens",
        ),
        (
            "muctieu/yen-bai-2025",
            "so/cds-so",
            "huyen/cds-huyen",
            "xa/cds-xa",
            "to-cds/to-cds-cong-dong",
            "congdan/cong-dan-so",
        ),
    ),
)
"""Who does what, and the sets and target files that serve it, by folder and file."""
