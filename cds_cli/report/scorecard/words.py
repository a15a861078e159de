"""The words of a scorecard."""

from cds_cli.text import Text

SUBTITLE = Text("{set} · kỳ {period} · {stage}", "{set} · period {period} · {stage}")
RANK, INDEX, POINTS = Text("Hạng", "Rank"), Text("Chỉ số", "Index"), Text("Điểm", "Points")
BAND, KIND, PARENT = Text("Mức", "Band"), Text("Loại", "Kind"), Text("Thuộc", "Under")
MAXIMUM, NODE, TOTAL = Text("Tối đa", "Max"), Text("Chỉ số", "Indicator"), Text("Toàn bộ", "Total")
STANDS = Text(
    "{name}: {index} (trung vị {median}; {place} / {among})",
    "{name}: {index} (median {median}; {place} / {among})",
)
STRENGTHS = Text("Điểm mạnh so với trung vị của khối", "Strengths against the median of the block")
WEAKNESSES = Text("Điểm yếu so với trung vị của khối", "Weaknesses against the median of the block")
NEIGHBOURS = Text("Quanh thứ hạng này", "Around this rank")
CHANGES = Text("So với kỳ trước", "Against the last period")
ENTERED = Text("Không có trong kỳ {period}.", "Not in {period}.")
WAS = Text(
    "Kỳ {period}: hạng {rank}, chỉ số {index}; nay {change}.",
    "{period}: rank {rank}, index {index}; now {change}.",
)
MOVED = Text("{name}: {change} điểm", "{name}: {change} points")
TREE = Text("Điểm từng phần và cách tính", "Points by part, and how they came about")
EVIDENCE = Text("Minh chứng", "Evidence")
NONE = Text("Không có.", "None.")
BASIS = Text("Căn cứ", "Basis")
LOGO = Text("Biểu trưng", "Logo")
