"""Every problem that can be reported, in the order of the codes.

A code is never used again for something else: people quote it in letters.
"""

from cds_cli.diagnostics import Problem, Severity
from cds_cli.text import Text

UNREADABLE_FILE = Problem(
    "F001",
    "unreadable-file",
    Severity.ERROR,
    Text("không đọc được tệp: {reason}", "the file cannot be read: {reason}"),
    Text(
        "mở tệp trong Excel rồi lưu lại thành .xlsx hoặc .csv",
        "open the file in Excel and save it again as .xlsx or .csv",
    ),
)
PASSWORD_PROTECTED = Problem(
    "F002",
    "password-protected",
    Severity.ERROR,
    Text("tệp đặt mật khẩu", "the file is protected by a password"),
    Text(
        "bỏ mật khẩu trong Excel (Tệp › Thông tin › Bảo vệ) rồi lưu lại",
        "remove the password in Excel (File › Info › Protect) and save",
    ),
)
ENCODING_GUESSED = Problem(
    "F003",
    "encoding-guessed",
    Severity.WARNING,
    Text("hiểu chữ trong tệp theo bảng mã {seen}", "the text is taken to be {seen}"),
    Text(
        "xem các tên có đúng không; lần sau chọn Lưu thành › CSV UTF-8",
        "see that the names are right; next time choose Save as › CSV UTF-8",
    ),
)
DAMAGED_TEXT = Problem(
    "F004",
    "damaged-text",
    Severity.ERROR,
    Text(
        "chữ bị hỏng hoặc ở bảng mã lạ: {seen}",
        "the text is damaged or in an unknown encoding: {seen}",
    ),
    Text(
        "mở lại tệp gốc trong Excel, chọn Lưu thành › CSV UTF-8 hoặc .xlsx",
        "open the original file in Excel and choose Save as › CSV UTF-8 or .xlsx",
    ),
)
LEGACY_FONT = Problem(
    "F005",
    "legacy-font",
    Severity.ERROR,
    Text(
        'chữ gõ theo phông cũ {font}, không phải Unicode: "{seen}" (số ô: {cells})',
        'text of the old font {font}, not Unicode: "{seen}" (cells: {cells})',
    ),
    Text(
        "chuyển mã sang Unicode (bộ gõ có công cụ chuyển mã), rồi lưu lại",
        "convert the text to Unicode (Vietnamese keyboards bring a converter) and save again",
    ),
)
DELIMITER_GUESSED = Problem(
    "F006",
    "delimiter-guessed",
    Severity.NOTE,
    Text("hiểu dấu ngăn cột là {seen}", "columns are taken to be separated by {seen}"),
    Text("không cần sửa nếu các cột đúng", "nothing to do if the columns are right"),
)
RAGGED_ROW = Problem(
    "F007",
    "ragged-row",
    Severity.ERROR,
    Text(
        "dòng có {seen} ô, dòng tiêu đề có {expected} ô",
        "the row has {seen} cells, the header has {expected}",
    ),
    Text(
        "đặt ô có dấu ngăn cột trong ngoặc kép, hoặc nộp tệp .xlsx",
        "put cells that hold the separator in double quotes, or submit an .xlsx file",
    ),
)
NO_DATA = Problem(
    "F008",
    "no-data",
    Severity.ERROR,
    Text("không đọc được đơn vị nào", "no unit was read"),
    Text(
        "kiểm tra trang tính có dòng tiêu đề và ít nhất một dòng đơn vị",
        "see that the sheet has a header and at least one row of a unit",
    ),
)
RESOURCE_LIMIT = Problem(
    "F009",
    "resource-limit",
    Severity.ERROR,
    Text("{what}: {seen}, quá giới hạn {limit}", "{what}: {seen}, above the limit {limit}"),
    Text(
        "xóa phần thừa trong tệp, hoặc nâng giới hạn trong cds.toml, mục [limits]",
        "delete what is not needed, or raise the limit in cds.toml under [limits]",
    ),
)
UNSAFE_CONTAINER = Problem(
    "F010",
    "unsafe-container",
    Severity.ERROR,
    Text("tệp có cấu trúc không an toàn: {reason}", "the container is unsafe: {reason}"),
    Text("tạo lại tệp bằng Excel hoặc LibreOffice", "make the file anew with Excel or LibreOffice"),
)
OLD_FORMAT = Problem(
    "F011",
    "old-format",
    Severity.ERROR,
    Text("tệp ở định dạng {seen}", "the file is in the format {seen}"),
    Text("mở trong Excel rồi lưu thành .xlsx", "open it in Excel and save it as .xlsx"),
)
NOT_A_SUBMISSION = Problem(
    "F012",
    "not-a-submission",
    Severity.NOTE,
    Text(
        "tệp không phải bảng tính, không đọc: {seen}",
        "the file is no spreadsheet and was not read: {seen}",
    ),
    Text(
        "không cần sửa nếu đó là tài liệu kiểm chứng; nếu là số liệu, nộp bằng .xlsx hoặc .csv",
        "nothing to do if it is evidence; figures have to come as .xlsx or .csv",
    ),
)
NOT_A_RESULT = Problem(
    "F013",
    "not-a-result",
    Severity.ERROR,
    Text("không phải kết quả do cds ghi: {reason}", "this is no result written by cds: {reason}"),
    Text(
        "dùng tệp json, csv, tsv hoặc xlsx do cds score hay cds rank ghi, hoặc bang-tinh.xlsx, "
        "du-lieu/results.json của cds report; bảng điểm khác thì xem cds audit-table",
        "use a json, csv, tsv or xlsx file that cds score or cds rank wrote, or bang-tinh.xlsx or "
        "du-lieu/results.json of cds report; for another table of points see cds audit-table",
    ),
)
HEADER_BELOW_FIRST_ROW = Problem(
    "S101",
    "header-below-first-row",
    Severity.NOTE,
    Text(
        "dòng tiêu đề là dòng {seen}; {cells} ô phía trên không phải số liệu",
        "the header is row {seen}; {cells} cells above it are not data",
    ),
    Text("không cần sửa", "nothing to do"),
)
STACKED_HEADER = Problem(
    "S102",
    "multi-row-header",
    Severity.NOTE,
    Text(
        "tiêu đề gồm các dòng {seen}, đọc chung cho từng cột",
        "the header takes rows {seen}, read together for each column",
    ),
    Text("không cần sửa", "nothing to do"),
)
HIDDEN_DATA = Problem(
    "S103",
    "hidden-data",
    Severity.WARNING,
    Text("{what} bị ẩn nhưng có số liệu", "{what} is hidden but holds data"),
    Text("bỏ ẩn và kiểm tra, hoặc xóa", "unhide it and look, or delete it"),
)
WHICH_SHEET = Problem(
    "S104",
    "which-sheet",
    Severity.ERROR,
    Text(
        "nhiều trang tính có thể là bảng số liệu: {seen}", "several sheets may be the data: {seen}"
    ),
    Text(
        "chỉ để lại một trang số liệu, hoặc chọn bằng --sheet",
        "keep one sheet of data, or choose with --sheet",
    ),
)
DUPLICATE_COLUMN = Problem(
    "S105",
    "duplicate-column",
    Severity.ERROR,
    Text('cột "{seen}" lặp lại cột {other}', 'column "{seen}" repeats column {other}'),
    Text("bỏ một trong hai cột", "delete one of the two columns"),
)
COLUMN_MISSING = Problem(
    "S106",
    "column-missing",
    Severity.ERROR,
    Text('thiếu {what} "{seen}"', '{what} "{seen}" is missing'),
    Text(
        "thêm {what} mang mã hoặc tên đó, hoặc lấy mẫu mới bằng cds template",
        "add a {what} with that code or name, or take a new template from cds template",
    ),
)
UNKNOWN_COLUMN = Problem(
    "S107",
    "unknown-column",
    Severity.WARNING,
    Text(
        'không biết cột "{seen}", bỏ qua {cells} ô',
        'column "{seen}" is not known, {cells} cells left out',
    ),
    Text(
        "dùng mã hoặc đúng tên đầu vào của bộ chỉ số làm tiêu đề",
        "head the column by a code or the exact name of an input of the set",
    ),
)
COLUMN_BY_SIMILAR_NAME = Problem(
    "S108",
    "column-by-similar-name",
    Severity.NOTE,
    Text('cột "{seen}" được hiểu là "{meant}"', 'column "{seen}" is taken as "{meant}"'),
    Text("không cần sửa", "nothing to do"),
)
ROW_SKIPPED = Problem(
    "S109",
    "row-skipped",
    Severity.NOTE,
    Text(
        'bỏ qua dòng không phải số liệu: "{seen}" ({cells} ô)',
        'a row that holds no data was left out: "{seen}" ({cells} cells)',
    ),
    Text(
        "không cần sửa nếu đó là dòng đánh số, đề mục hoặc tổng cộng",
        "nothing to do if it is a numbering row, a heading or a total",
    ),
)
TOTAL_DISAGREES = Problem(
    "S110",
    "total-disagrees",
    Severity.WARNING,
    Text(
        "dòng tổng ghi {seen}, các dòng cộng lại được {expected}",
        "the total says {seen}, the rows add up to {expected}",
    ),
    Text(
        "kiểm tra các dòng chi tiết: có dòng thiếu, thừa hoặc gõ sai",
        "look at the rows: one is missing, one too many, or mistyped",
    ),
)
MERGED_CELLS = Problem(
    "S111",
    "merged-cells",
    Severity.ERROR,
    Text("vùng {seen} bị gộp ô trong phần số liệu", "range {seen} is merged inside the data"),
    Text("bỏ gộp ô và điền từng ô", "unmerge it and fill in each cell"),
)
TRANSPOSED = Problem(
    "S112",
    "transposed",
    Severity.ERROR,
    Text(
        "bảng bị xoay: tiêu đề nằm ở cột {seen}, mỗi đơn vị là một cột",
        "the table is turned: its header stands in column {seen}, each unit is a column",
    ),
    Text(
        "sao chép bảng, dán đặc biệt và chọn Chuyển vị (Transpose)",
        "copy the table, paste special and choose Transpose",
    ),
)
OTHER_TEMPLATE = Problem(
    "S113",
    "other-template",
    Severity.ERROR,
    Text(
        "mẫu được làm cho {seen}, đang đọc theo {expected}",
        "the template was made for {seen} and is read as {expected}",
    ),
    Text(
        "lấy mẫu mới bằng cds template rồi chép số liệu sang, hoặc chọn đúng bộ và kỳ",
        "make a new template with cds template and copy the figures, or name the set and period",
    ),
)
FILTERED_ROWS = Problem(
    "S114",
    "filtered-rows",
    Severity.WARNING,
    Text(
        "bộ lọc đang ẩn {rows} dòng có số liệu; các dòng đó vẫn được đọc",
        "a filter hides {rows} rows of data; they are read all the same",
    ),
    Text("bỏ lọc và kiểm tra các dòng đó", "clear the filter and look at these rows"),
)
COMMENT_PRESENT = Problem(
    "S115",
    "comment-present",
    Severity.NOTE,
    Text('ô có ghi chú, không dùng để chấm: "{seen}"', 'a comment, not scored: "{seen}"'),
    Text(
        "nếu ghi chú là số liệu hoặc giải trình, chuyển nó vào ô",
        "if it holds figures or an explanation, put it into a cell",
    ),
)
HEADER_LOST_ZERO = Problem(
    "S116",
    "header-lost-zero",
    Severity.ERROR,
    Text("tiêu đề {seen} là số, có thể là {meant}", "header {seen} is a number and may be {meant}"),
    Text(
        "định dạng ô tiêu đề là Văn bản rồi gõ lại mã",
        "format the header cell as Text and type the code again",
    ),
)
SHEET_NOT_READ = Problem(
    "S117",
    "sheet-not-read",
    Severity.NOTE,
    Text('không đọc trang "{seen}" ({cells} ô)', 'sheet "{seen}" was not read ({cells} cells)'),
    Text("không cần sửa nếu trang đó không phải số liệu", "nothing to do if it holds no data"),
)
NO_HEADER = Problem(
    "S119",
    "no-header",
    Severity.ERROR,
    Text(
        "không tìm thấy dòng tiêu đề trong {rows} dòng đầu",
        "no header was found in the first {rows} rows",
    ),
    Text(
        'cần có cột "Mã đơn vị" hoặc "Tên đơn vị" và các cột đầu vào',
        'it needs a column "Mã đơn vị" or "Tên đơn vị" and the columns of the inputs',
    ),
)
SET_NOT_CLEAR = Problem(
    "S120",
    "set-not-clear",
    Severity.ERROR,
    Text(
        "không rõ tệp nộp theo bộ chỉ số nào; có thể là: {seen}",
        "it is not clear which set the file answers; it may be: {seen}",
    ),
    Text("chỉ rõ bằng --set MÃ@PHIÊN_BẢN", "name it with --set CODE@EDITION"),
)
AWARDED_NOT_USED = Problem(
    "S121",
    "awarded-not-used",
    Severity.NOTE,
    Text(
        'cột "{seen}" là điểm thẩm định, không dùng ở giai đoạn tự đánh giá ({cells} ô)',
        'column "{seen}" holds awarded points, not used at the stage of self-assessment '
        "({cells} cells)",
    ),
    Text("chấm với --stage appraised nếu cần", "score with --stage appraised if they are meant"),
)
UNKNOWN_ROW = Problem(
    "S122",
    "unknown-row",
    Severity.WARNING,
    Text(
        'bộ chỉ số không có "{seen}", bỏ qua {cells} ô số liệu của dòng',
        'the set has no "{seen}", {cells} cells of data in its row are left out',
    ),
    Text(
        "dùng mã hoặc đúng tên chỉ số của bộ chỉ số",
        "use a code or the exact name of an indicator of the set",
    ),
)
LABEL_DIFFERS = Problem(
    "S123",
    "label-differs",
    Severity.WARNING,
    Text('ghi "{seen}", bộ chỉ số ghi "{expected}"', 'it says "{seen}", the set says "{expected}"'),
    Text(
        "kiểm tra dòng này: có thể lệch dòng hoặc dùng mẫu của bộ khác",
        "look at this row: rows may have slipped, or the form is of another set",
    ),
)
FORM_WITHOUT_UNIT = Problem(
    "S124",
    "form-without-unit",
    Severity.ERROR,
    Text("phiếu không ghi đơn vị nào nộp", "the form does not say which unit submits it"),
    Text(
        'điền "Mã đơn vị" hoặc "Đơn vị" ở đầu phiếu',
        'fill in "Mã đơn vị" or "Đơn vị" at the top of the form',
    ),
)
ROW_REPEATED = Problem(
    "S125",
    "row-repeated",
    Severity.ERROR,
    Text('dòng "{seen}" lặp lại dòng ở {other}', 'row "{seen}" repeats the row at {other}'),
    Text("chỉ để lại một dòng cho mỗi chỉ số", "keep one row for each indicator"),
)
NO_EVIDENCE_COLUMNS = Problem(
    "S126",
    "no-evidence-columns",
    Severity.NOTE,
    Text(
        "bảng không có cột tài liệu kiểm chứng; {count} chỉ số đòi tài liệu",
        "the table has no column of evidence; {count} indicators ask for it",
    ),
    Text(
        "thêm cột MÃ.evidence cho từng chỉ số, hoặc nộp theo phiếu của cds template",
        "add a column CODE.evidence for each of them, or submit the form of cds template",
    ),
)
LIST_COLUMN_MISSING = Problem(
    "S140",
    "list-column-missing",
    Severity.ERROR,
    Text('tệp kèm theo thiếu cột "{seen}"', 'the list has no column "{seen}"'),
    Text("dòng tiêu đề cần các cột: {columns}", "its header needs the columns: {columns}"),
)
LIST_CELL_UNUSABLE = Problem(
    "S141",
    "list-cell-unusable",
    Severity.ERROR,
    Text('"{seen}" không dùng được: {why}', '"{seen}" cannot be used: {why}'),
    Text("{how}", "{how}"),
)
UNIT_BY_NORMALISED_NAME = Problem(
    "U201",
    "unit-by-normalised-name",
    Severity.NOTE,
    Text('"{seen}" được hiểu là {meant}', '"{seen}" is taken to be {meant}'),
    Text("không cần sửa nếu đúng đơn vị ấy", "nothing to do if that is the unit"),
)
UNKNOWN_UNIT = Problem(
    "U202",
    "unknown-unit",
    Severity.ERROR,
    Text('không có đơn vị nào là "{seen}"', 'there is no unit "{seen}"'),
    Text(
        "ghi đúng mã hoặc tên trong danh sách; gần giống: {suggestions}",
        "write the code or the name as it is listed; close to it: {suggestions}",
    ),
)
CODE_AND_NAME_DISAGREE = Problem(
    "U203",
    "code-and-name-disagree",
    Severity.ERROR,
    Text(
        'mã {code} là của {meant}, nhưng tên ghi "{seen}"',
        'code {code} is that of {meant}, but the name says "{seen}"',
    ),
    Text("sửa mã hoặc tên cho khớp nhau", "mend the code or the name, so that they agree"),
)
UNIT_TWICE = Problem(
    "U204",
    "unit-twice",
    Severity.ERROR,
    Text('đơn vị "{unit}" đã có ở {first}', 'unit "{unit}" already stands at {first}'),
    Text(
        "chỉ để lại một dòng, một tệp cho mỗi đơn vị; trong thư mục, --latest lấy tệp nộp sau",
        "keep one row and one file a unit; in a folder, --latest takes the later file",
    ),
)
UNIT_ABSENT = Problem(
    "U205",
    "unit-absent",
    Severity.WARNING,
    Text("{unit} chưa nộp", "{unit} has sent nothing"),
    Text(
        "nhắc đơn vị nộp; đơn vị không nộp thì không có điểm, không phải điểm 0",
        "remind the unit; one that sends nothing has no score, not a score of 0",
    ),
)
NAME_FITS_SEVERAL = Problem(
    "U206",
    "name-fits-several",
    Severity.ERROR,
    Text(
        '"{seen}" có thể là {count} đơn vị: {units}',
        '"{seen}" may be any of {count} units: {units}',
    ),
    Text(
        "ghi mã đơn vị, hoặc tên cấp trên ở cột Trực thuộc",
        "write the unit's code, or the name of the unit above in the column parent",
    ),
)
FORMER_NAME = Problem(
    "U207",
    "former-name",
    Severity.NOTE,
    Text('"{seen}" là tên hoặc mã cũ, nay là {meant}', '"{seen}" was before what is now {meant}'),
    Text("ghi tên và mã hiện nay", "write the name and code of today"),
)
LOST_ZEROS = Problem(
    "U208",
    "lost-zeros",
    Severity.NOTE,
    Text(
        'mã "{seen}" mất số 0 ở đầu, đọc thành {meant}',
        'code "{seen}" lost its leading zeros, read as {meant}',
    ),
    Text(
        "định dạng cột mã là Văn bản (Text) rồi gõ đủ chữ số",
        "format the column as Text and write all digits",
    ),
)
ROW_WITHOUT_UNIT = Problem(
    "U209",
    "row-without-unit",
    Severity.ERROR,
    Text(
        "dòng có {cells} ô số liệu nhưng không ghi đơn vị",
        "the row has {cells} cells of data but names no unit",
    ),
    Text("điền mã hoặc tên đơn vị", "fill in the unit's code or name"),
)
NO_UNIT_COLUMN = Problem(
    "U210",
    "no-unit-column",
    Severity.ERROR,
    Text(
        "danh sách đơn vị không có cột {columns}",
        "the list of units has no column {columns}",
    ),
    Text(
        "đặt dòng tiêu đề có Mã đơn vị và Tên đơn vị lên trên danh sách",
        "put a header with code and name above the list",
    ),
)
UNIT_CODE_TWICE = Problem(
    "U211",
    "unit-code-twice",
    Severity.ERROR,
    Text(
        'mã "{seen}" đã dùng ở {first} cho cùng thời gian',
        'code "{seen}" is already used at {first} for the same time',
    ),
    Text(
        "mỗi đơn vị một mã; mã dùng lại thì ghi Từ ngày, Đến ngày",
        "give each unit its code; where one is used again, fill in valid_from and valid_to",
    ),
)
UNIT_WITHOUT_NAME = Problem(
    "U212",
    "unit-without-name",
    Severity.ERROR,
    Text("đơn vị thiếu {what}", "the unit has no {what}"),
    Text("điền cả mã và tên của mỗi đơn vị", "fill in the code and the name of each unit"),
)
UNIT_DATE = Problem(
    "U213",
    "unit-date",
    Severity.ERROR,
    Text('"{seen}" không phải một ngày', '"{seen}" is not a day'),
    Text("ghi như 01/07/2025 hoặc 2025-07-01", "write it as 2025-07-01 or 01/07/2025"),
)
UNKNOWN_PARENT = Problem(
    "U214",
    "unknown-parent",
    Severity.ERROR,
    Text(
        'không có đơn vị cấp trên "{seen}" trong danh sách',
        'there is no unit "{seen}" in the list to stand above',
    ),
    Text(
        "ghi mã của một dòng trong danh sách, hoặc mã tỉnh",
        "write the code of a row in the list, or that of a province",
    ),
)
UNIT_CODE_SHORT = Problem(
    "U215",
    "unit-code-short",
    Severity.ERROR,
    Text(
        'mã "{seen}" có {digits} chữ số, các mã khác có {usual}',
        'code "{seen}" has {digits} digits, the others have {usual}',
    ),
    Text(
        "định dạng cột mã là Văn bản (Text) rồi gõ lại số 0 ở đầu",
        "format the column as Text and write the leading zeros again",
    ),
)
UNIT_ENDS_FIRST = Problem(
    "U216",
    "unit-ends-first",
    Severity.ERROR,
    Text(
        "đến ngày {until} lại trước từ ngày {since}",
        "valid_to {until} lies before valid_from {since}",
    ),
    Text("sửa một trong hai ngày", "mend one of the two days"),
)
UNIT_NAME_TWICE = Problem(
    "U217",
    "unit-name-twice",
    Severity.WARNING,
    Text(
        'tên "{seen}" đã có ở {first}: chỉ mã phân biệt được hai đơn vị',
        'the name "{seen}" already stands at {first}: only the code tells the two apart',
    ),
    Text("sửa tên nếu trùng do nhầm", "mend the name if it is repeated by mistake"),
)
UNKNOWN_HEIR = Problem(
    "U218",
    "unknown-heir",
    Severity.ERROR,
    Text(
        'đơn vị thành ra "{seen}", nhưng không có mã ấy trong danh sách',
        'the unit became "{seen}", but the list has no such code',
    ),
    Text("ghi mã của đơn vị mới có trong danh sách", "write the code of a unit in the list"),
)
SUBMISSION_REPLACED = Problem(
    "U220",
    "submission-replaced",
    Severity.NOTE,
    Text(
        "lần nộp này của {unit} được thay bằng {by}",
        "this submission of {unit} is replaced by {by}",
    ),
    Text(
        "không cần sửa nếu tệp sau là bản đúng", "nothing to do if the later file is the right one"
    ),
)
MERGE_ROW_INCOMPLETE = Problem(
    "U230",
    "merge-row-incomplete",
    Severity.ERROR,
    Text("dòng sáp nhập thiếu {what}", "the row of the merge has no {what}"),
    Text(
        "mỗi dòng ghi một đơn vị cũ và đơn vị mới của nó",
        "write one old unit and its new unit in each row",
    ),
)
MERGE_DISAGREES = Problem(
    "U231",
    "merge-disagrees",
    Severity.ERROR,
    Text(
        '{what} của đơn vị mới {new} ghi "{seen}", ở {first} ghi "{other}"',
        'the {what} of new unit {new} is "{seen}" here and "{other}" at {first}',
    ),
    Text("ghi như nhau ở mọi dòng của một đơn vị mới", "write the same in all rows of a new unit"),
)
NEW_UNIT_THERE = Problem(
    "U232",
    "new-unit-there",
    Severity.ERROR,
    Text(
        '"{seen}" là đơn vị mới, nhưng cũng là đơn vị đang có mà không dòng nào gộp',
        '"{seen}" is a new unit, but also one that is there and that no row merges',
    ),
    Text(
        "thêm dòng {seen}, {seen} nếu đơn vị ấy là một phần; nếu không thì đặt mã khác",
        "add the row {seen}, {seen} if that unit is a part of it; else choose another code",
    ),
)
LEADS_NOWHERE = Problem(
    "U233",
    "leads-nowhere",
    Severity.ERROR,
    Text("không rõ {unit} đã nhập vào đơn vị nào", "it is not known what became of {unit}"),
    Text(
        "ghi các đơn vị cũ và mới vào một bảng, dùng --map; --partial bỏ qua đơn vị ấy",
        "list old and new units in --map; --partial leaves it out",
    ),
)
NUMBER_FROM_TEXT = Problem(
    "V301",
    "number-from-text",
    Severity.NOTE,
    Text('"{seen}" được đọc là {read}', '"{seen}" is read as {read}'),
    Text(
        "không cần sửa; nên định dạng ô là số", "nothing to do; better format the cell as a number"
    ),
)
TWO_READINGS = Problem(
    "V302",
    "two-readings",
    Severity.ERROR,
    Text(
        '"{seen}" đọc được hai cách: {first} hoặc {second}',
        '"{seen}" can be read in two ways: {first} or {second}',
    ),
    Text(
        "gõ {first} nếu là số nguyên; gõ {second} nếu là số thập phân",
        "type {first} if it is a whole number; type {second} if it has decimals",
    ),
)
NOT_A_NUMBER = Problem(
    "V303",
    "not-a-number",
    Severity.ERROR,
    Text('"{seen}" không phải là {wanted}', '"{seen}" is not {wanted}'),
    Text(
        "chỉ gõ {wanted}, không kèm đơn vị tính hay lời giải thích",
        "type {wanted} only, without a unit of measure or words",
    ),
)
OUT_OF_RANGE = Problem(
    "V304",
    "out-of-range",
    Severity.ERROR,
    Text(
        "{seen} nằm ngoài khoảng cho phép ({allowed})",
        "{seen} is outside what is allowed ({allowed})",
    ),
    Text(
        "kiểm tra lại số liệu, nhất là dấu thập phân và dấu %",
        "look at the figure again, above all its decimal sign and %",
    ),
)
FRACTION_READ = Problem(
    "V305",
    "fraction-read",
    Severity.NOTE,
    Text('"{seen}" đọc thành {part} trên {whole}', '"{seen}" is read as {part} out of {whole}'),
    Text("không cần sửa", "nothing to do"),
)
FRACTION_TURNED_DATE = Problem(
    "V306",
    "fraction-turned-date",
    Severity.ERROR,
    Text(
        "ô là ngày {seen}; có thể đã gõ {likely}",
        "the cell is the date {seen}; {likely} may have been typed",
    ),
    Text(
        "định dạng ô là Văn bản (nếu là phân số) hoặc Số, rồi gõ lại",
        "format the cell as Text (for a fraction) or as Number, and type it again",
    ),
)
FRACTION_AND_PERCENTAGE_DISAGREE = Problem(
    "V307",
    "fraction-and-percentage-disagree",
    Severity.ERROR,
    Text(
        '"{seen}": phân số bằng {computed}%, không khớp {stated}%',
        '"{seen}": the fraction is {computed}%, not {stated}%',
    ),
    Text("sửa một trong hai số", "mend one of the two"),
)
PERCENTAGE_SCALE = Problem(
    "V308",
    "percentage-scale",
    Severity.ERROR,
    Text(
        "{seen} trong cột phần trăm: {low}% hay {high}%?",
        "{seen} in a percent column: {low}% or {high}%?",
    ),
    Text("gõ kèm dấu %: {low}% hoặc {high}%", "type it with a % sign: {low}% or {high}%"),
)
MISSING_VALUE = Problem(
    "V309",
    "missing-value",
    Severity.WARNING,
    Text("không có số liệu{seen}", "no figure was given{seen}"),
    Text("điền số liệu; ghi 0 nếu đúng là không", "fill in the figure; write 0 if it is none"),
)
NOT_APPLICABLE = Problem(
    "V310",
    "not-applicable",
    Severity.WARNING,
    Text('"{seen}": {meaning}', '"{seen}": {meaning}'),
    Text("kiểm tra đơn vị đúng là không phát sinh", "see that nothing arose at this unit"),
)
NO_STORED_RESULT = Problem(
    "V311",
    "no-stored-result",
    Severity.ERROR,
    Text(
        "công thức {seen} chưa có kết quả lưu trong tệp",
        "formula {seen} has no result stored in the file",
    ),
    Text(
        "mở tệp trong Excel, chờ tính xong rồi lưu",
        "open the file in Excel, let it calculate and save",
    ),
)
ERROR_VALUE = Problem(
    "V312",
    "error-value",
    Severity.ERROR,
    Text("ô báo lỗi {seen}", "the cell holds the error {seen}"),
    Text("sửa công thức hoặc gõ số liệu", "mend the formula or type the figure"),
)
FROM_ANOTHER_WORKBOOK = Problem(
    "V313",
    "from-another-workbook",
    Severity.WARNING,
    Text(
        "số liệu lấy từ tệp khác bằng công thức {seen}",
        "the figure comes from another workbook by formula {seen}",
    ),
    Text("dán giá trị thay cho công thức", "paste the value in place of the formula"),
)
DAY_FIRST = Problem(
    "V314",
    "day-first",
    Severity.NOTE,
    Text('"{seen}" đọc theo ngày/tháng: {read}', '"{seen}" is read day first: {read}'),
    Text("không cần sửa", "nothing to do"),
)
NOT_A_DATE = Problem(
    "V315",
    "not-a-date",
    Severity.ERROR,
    Text('"{seen}" không phải là ngày có thật', '"{seen}" is no real date'),
    Text(
        "gõ ngày/tháng/năm đủ bốn chữ số năm, ví dụ 03/06/2025",
        "type day/month/year with a four-digit year, such as 03/06/2025",
    ),
)
YES_NO_FROM_MARK = Problem(
    "V316",
    "yes-no-from-mark",
    Severity.NOTE,
    Text('"{seen}" đọc thành {read}', '"{seen}" is read as {read}'),
    Text("không cần sửa; nên ghi Có hoặc Không", "nothing to do; better write Có or Không"),
)
PRECISION_LOST = Problem(
    "V317",
    "precision-lost",
    Severity.WARNING,
    Text(
        '"{seen}" có quá 15 chữ số, Excel không giữ được hết',
        '"{seen}" has more than 15 digits, which Excel does not keep',
    ),
    Text("kiểm tra lại số liệu", "look at the figure again"),
)
WHOLE_IS_ZERO = Problem(
    "V318",
    "whole-is-zero",
    Severity.ERROR,
    Text("tử số {part} nhưng mẫu số bằng 0", "the part is {part} but the whole is 0"),
    Text("sửa tử số hoặc mẫu số", "mend the part or the whole"),
)
COUNT_NOT_WHOLE = Problem(
    "V319",
    "count-not-whole",
    Severity.ERROR,
    Text(
        "{seen} không phải số nguyên; có phải {likely}?",
        "{seen} is not a whole number; is it {likely}?",
    ),
    Text(
        "gõ số nguyên, không dùng dấu ngăn cách hàng nghìn",
        "type a whole number without a thousands separator",
    ),
)
STRUCK_THROUGH = Problem(
    "V320",
    "struck-through",
    Severity.WARNING,
    Text(
        "số liệu {seen} bị gạch ngang nhưng vẫn được tính", "{seen} is struck through but counted"
    ),
    Text("xóa số liệu, hoặc bỏ gạch ngang", "delete the figure, or remove the strike-through"),
)
NOT_AN_OPTION = Problem(
    "V321",
    "not-an-option",
    Severity.ERROR,
    Text('"{seen}" không có trong danh sách: {allowed}', '"{seen}" is not in the list: {allowed}'),
    Text("chọn một giá trị trong danh sách", "choose one of the list"),
)
NOT_YES_NO = Problem(
    "V322",
    "not-yes-no",
    Severity.ERROR,
    Text('"{seen}" không phải Có hoặc Không', '"{seen}" is neither Có nor Không'),
    Text("ghi Có hoặc Không", "write Có or Không"),
)
NOT_SCORED_HERE = Problem(
    "V324",
    "not-scored-here",
    Severity.WARNING,
    Text(
        "chỉ số không áp dụng cho đơn vị này, số liệu {seen} không được tính",
        "the indicator does not apply to this unit, its figure {seen} is not counted",
    ),
    Text(
        "xóa số liệu, hoặc kiểm tra loại, khối của đơn vị",
        "delete it, or look at the unit's kind and block",
    ),
)
TOO_FEW_ANSWERS = Problem(
    "V325",
    "too-few-answers",
    Severity.WARNING,
    Text(
        "chỉ có {seen} phiếu trả lời, cần ít nhất {needed}; câu này coi như thiếu số liệu",
        "only {seen} answers, at least {needed} are needed; the question counts as missing",
    ),
    Text("khảo sát thêm, hoặc kiểm tra số phiếu", "ask more people, or look at the numbers"),
)
GIVEN_TWICE = Problem(
    "V326",
    "given-twice",
    Severity.ERROR,
    Text(
        '"{seen}" khác với "{first}" ở {where}: cùng một số liệu',
        '"{seen}" differs from "{first}" at {where}: they are the same figure',
    ),
    Text("sửa cho hai nơi giống nhau", "make the two agree"),
)
CROSS_CHECK_FAILS = Problem(
    "V330",
    "cross-check-fails",
    Severity.ERROR,
    Text("{message}: {seen}", "{message}: {seen}"),
    Text(
        "đối chiếu các số đã nêu và sửa số sai", "compare these figures and mend the one that errs"
    ),
)
CHANGED_TOO_MUCH = Problem(
    "V331",
    "changed-too-much",
    Severity.WARNING,
    Text("{message}: {seen}", "{message}: {seen}"),
    Text(
        "kiểm tra số liệu kỳ này và kỳ trước; nếu đúng thì ghi lý do",
        "look at the figures of both periods; if they are right, say why",
    ),
)
UNKNOWN_INPUT = Problem(
    "V335",
    "unknown-input",
    Severity.ERROR,
    Text('bộ chỉ số không có đầu vào "{seen}"{likely}', 'the set has no input "{seen}"{likely}'),
    Text(
        "ghi mã đầu vào như tiêu đề cột của tệp nộp; cds show BỘ liệt kê các mã",
        "write the code that heads its column in a file; cds show SET lists them",
    ),
)
EVIDENCE_MISSING = Problem(
    "V327",
    "evidence-missing",
    Severity.WARNING,
    Text(
        "thiếu tài liệu kiểm chứng{seen}; {meaning}",
        "evidence is missing{seen}; {meaning}",
    ),
    Text(
        "ghi số, ngày và tên văn bản, hoặc đường dẫn, tên tệp{explained}",
        "name a document by number, date and title, or give a link or file name{explained}",
    ),
)
EVIDENCE_INCOMPLETE = Problem(
    "V328",
    "evidence-incomplete",
    Severity.WARNING,
    Text("tài liệu kiểm chứng {seen} thiếu {parts}", "the evidence {seen} lacks its {parts}"),
    Text(
        "ghi đủ số, ngày và tên văn bản, ví dụ: Kế hoạch số 12/KH-UBND ngày 03/6/2025 về …",
        "give number, date and title, such as: Kế hoạch số 12/KH-UBND ngày 03/6/2025 về …",
    ),
)
EVIDENCE_FILE_NOT_FOUND = Problem(
    "V329",
    "evidence-file-not-found",
    Severity.WARNING,
    Text(
        'không thấy tệp "{seen}" trong thư mục tài liệu kiểm chứng',
        'file "{seen}" is not in the folder of evidence',
    ),
    Text(
        "chép tệp vào thư mục, hoặc sửa tên cho khớp",
        "put the file into the folder, or mend its name",
    ),
)
NOT_YAML = Problem(
    "D401",
    "not-yaml",
    Severity.ERROR,
    Text("không đọc được YAML: {reason}", "this is not YAML: {reason}"),
    Text(
        "sửa cú pháp ở chỗ này; thụt lề bằng dấu cách", "mend the syntax here; indent with spaces"
    ),
)
REPEATED_KEY = Problem(
    "D402",
    "repeated-key",
    Severity.ERROR,
    Text(
        'khóa "{key}" lặp lại, đã có ở dòng {first}',
        'key "{key}" is repeated, it stands in line {first}',
    ),
    Text("chỉ giữ một khóa", "keep one of the two"),
)
UNKNOWN_KEY = Problem(
    "D403",
    "unknown-key",
    Severity.ERROR,
    Text('không có khóa "{key}" ở đây', 'key "{key}" is not known here'),
    Text("{suggestion}", "{suggestion}"),
)
WRONG_TYPE = Problem(
    "D404",
    "wrong-type",
    Severity.ERROR,
    Text(
        '"{seen}" không đúng kiểu: cần {expected}',
        '"{seen}" has the wrong type: {expected} is needed',
    ),
    Text("sửa giá trị cho đúng kiểu", "give a value of that type"),
)
TOTAL_DIFFERS = Problem(
    "D405",
    "total-differs",
    Severity.ERROR,
    Text(
        '"{code}" khai {declared} điểm, các phần bên trong cộng lại {computed}',
        '"{code}" declares {declared} points, its parts give {computed}',
    ),
    Text(
        "sửa điểm tối đa của nhóm hoặc của các phần",
        "mend the maximum of the group or of its parts",
    ),
)
CODE_TWICE = Problem(
    "D406",
    "code-twice",
    Severity.ERROR,
    Text('mã "{code}" đã dùng ở dòng {first}', 'code "{code}" is already used in line {first}'),
    Text("đặt cho mỗi nút một mã riêng", "give each node a code of its own"),
)
YAML_SURPRISE = Problem(
    "D407",
    "yaml-surprise",
    Severity.ERROR,
    Text(
        "{seen} không có ngoặc kép được YAML hiểu là {read}",
        "{seen} without quotes means {read} in YAML",
    ),
    Text(
        'viết "{seen}" trong ngoặc kép nếu là mã hoặc chữ; nếu không, ghi true, false hay số',
        'write "{seen}" in quotes if it is a code or text; else true, false or a plain number',
    ),
)
ALIAS_OR_TAG = Problem(
    "D408",
    "alias-or-tag",
    Severity.ERROR,
    Text("không dùng {seen} trong tệp định nghĩa", "{seen} is not allowed in a definition"),
    Text("viết đầy đủ nội dung ở chỗ này", "write the content out here"),
)
TOO_DEEP_OR_LARGE = Problem(
    "D409",
    "too-deep-or-large",
    Severity.ERROR,
    Text("{what}: {seen}, quá giới hạn {limit}", "{what}: {seen}, above the limit {limit}"),
    Text("chia nhỏ tệp theo nhóm (parts)", "split the file into one a group (parts)"),
)
FORMULA_NOT_ALLOWED = Problem(
    "D410",
    "formula-not-allowed",
    Severity.ERROR,
    Text(
        '"{seen}" là công thức; ở đây chỉ nhận số',
        '"{seen}" is a formula; only a number is accepted here',
    ),
    Text("ghi kết quả của phép tính", "write the result of the calculation"),
)
UNSAFE_PATH_OR_CODE = Problem(
    "D411",
    "unsafe-path-or-code",
    Severity.ERROR,
    Text('"{seen}" không dùng làm mã hay đường dẫn được', '"{seen}" cannot be a code or a path'),
    Text(
        "mã gồm chữ không dấu, số, dấu chấm, gạch nối, gạch dưới; tệp nằm trong cùng thư mục",
        "a code has plain letters, digits, dots, hyphens and underscores; files lie in one folder",
    ),
)
DANGLING_REFERENCE = Problem(
    "D412",
    "dangling-reference",
    Severity.ERROR,
    Text('"{seen}" không có trong bộ chỉ số', '"{seen}" is not in the set'),
    Text("{suggestion}", "{suggestion}"),
)
NO_RANGE_LEFT = Problem(
    "D413",
    "no-range-left",
    Severity.ERROR,
    Text(
        "khoảng từ {low} đến {high} không chứa giá trị nào",
        "the range from {low} to {high} holds no value",
    ),
    Text("đổi cận dưới hoặc cận trên", "change the lower or the upper bound"),
)
SEVERAL_DOCUMENTS = Problem(
    "D414",
    "several-documents",
    Severity.ERROR,
    Text("tệp có nhiều tài liệu YAML", "the file holds several YAML documents"),
    Text("bỏ dòng --- và để mỗi bộ chỉ số một tệp", "remove the line --- and keep one set a file"),
)
INVISIBLE_CHARACTER = Problem(
    "D415",
    "invisible-character",
    Severity.ERROR,
    Text("có ký tự không nhìn thấy {seen}", "there is an invisible character {seen}"),
    Text("xóa ký tự đó, gõ lại đoạn chữ", "delete it and type the text again"),
)
NOT_FINITE = Problem(
    "D416",
    "not-finite",
    Severity.ERROR,
    Text("{seen} không phải số hữu hạn", "{seen} is not a finite number"),
    Text("ghi một con số", "write a number"),
)
POINTS_ABOVE_MAX = Problem(
    "D417",
    "points-above-max",
    Severity.ERROR,
    Text(
        "luật cho tới {points} điểm, quá điểm tối đa {max_points}",
        "the rule gives up to {points} points, above the maximum {max_points}",
    ),
    Text(
        "giảm điểm trong luật hoặc tăng điểm tối đa",
        "lower the points in the rule or raise the maximum",
    ),
)
STEPS_OVERLAP_OR_GAP = Problem(
    "D418",
    "steps-overlap-or-gap",
    Severity.ERROR,
    Text("các bậc {first} và {second} {fault}", "steps {first} and {second} {fault}"),
    Text(
        "xếp các bậc theo một chiều và nối liền nhau",
        "order the steps one way and let each begin where the other ends",
    ),
)
CASE_FAILS = Problem(
    "D419",
    "case-fails",
    Severity.ERROR,
    Text(
        'ca "{case}", đơn vị {unit}: {what} là {got}, cần {expected}',
        'case "{case}", unit {unit}: {what} is {got}, expected {expected}',
    ),
    Text(
        "sửa luật hoặc sửa kết quả mong đợi theo văn bản\n{tree}",
        "mend the rule, or the expected figure by the decision\n{tree}",
    ),
)
NO_REFERENCE = Problem(
    "D420",
    "no-reference",
    Severity.WARNING,
    Text('"{code}" không dẫn nguồn', '"{code}" has no reference'),
    Text(
        "ghi reference: phụ lục, mục trong quyết định",
        "write reference: annex and item of the decision",
    ),
)
KEY_MISSING = Problem(
    "D421",
    "key-missing",
    Severity.ERROR,
    Text('thiếu khóa "{key}"', 'key "{key}" is missing'),
    Text("thêm khóa đó", "add it"),
)
UNKNOWN_TYPE = Problem(
    "D422",
    "unknown-type",
    Severity.ERROR,
    Text(
        'không có loại "{seen}"; có: {allowed}', 'type "{seen}" is not known; there are: {allowed}'
    ),
    Text("chọn một loại trong danh sách (xem cds rules)", "choose one of the list (see cds rules)"),
)
ROLES_DIFFER = Problem(
    "D423",
    "roles-differ",
    Severity.ERROR,
    Text(
        '"{code}": đầu vào là {seen}, luật {rule} cần {expected}',
        '"{code}": the inputs are {seen}, rule {rule} needs {expected}',
    ),
    Text("đặt tên đầu vào theo vai trò của luật", "name the inputs by the roles of the rule"),
)
SOME_WEIGHTS = Problem(
    "D424",
    "some-weights",
    Severity.ERROR,
    Text(
        'trong "{code}" có phần ghi trọng số, có phần không',
        'in "{code}" some children have a weight and some have none',
    ),
    Text("ghi trọng số cho tất cả, hoặc không ghi", "give all of them a weight, or none"),
)
VALUE_NOT_ALLOWED = Problem(
    "D425",
    "value-not-allowed",
    Severity.ERROR,
    Text(
        '"{seen}" không được phép ở đây; cần {allowed}',
        '"{seen}" is not allowed here; needed: {allowed}',
    ),
    Text("sửa giá trị", "change the value"),
)
DATES_OUT_OF_ORDER = Problem(
    "D426",
    "dates-out-of-order",
    Severity.ERROR,
    Text(
        "ngày hết hiệu lực {to} trước ngày hiệu lực {since}",
        "the last day {to} lies before the first day {since}",
    ),
    Text("sửa một trong hai ngày", "mend one of the two dates"),
)
BAND_NOT_REACHABLE = Problem(
    "D427",
    "band-not-reachable",
    Severity.ERROR,
    Text(
        'mức "{code}" từ {seen} không bao giờ đạt tới: {why}',
        'band "{code}" from {seen} is never reached: {why}',
    ),
    Text(
        "xếp các mức từ cao xuống thấp, trong khoảng 0 đến 1",
        "let the bands descend, between 0 and 1",
    ),
)
COVERED_TWICE = Problem(
    "D428",
    "covered-twice",
    Severity.ERROR,
    Text('trụ cột "{pillar}" tính "{code}" hai lần', 'pillar "{pillar}" counts "{code}" twice'),
    Text("bỏ nút con hoặc nút cha khỏi covers", "take the child or its parent out of covers"),
)
UNKNOWN_ATTRIBUTE = Problem(
    "D429",
    "unknown-attribute",
    Severity.ERROR,
    Text('không có thuộc tính "{seen}"', 'attribute "{seen}" is not declared'),
    Text("khai thuộc tính trong attributes của bộ chỉ số", "declare it under the set's attributes"),
)
OPEN_WEIGHT = Problem(
    "D430",
    "open-weight",
    Severity.WARNING,
    Text('"{code}" chưa có điểm tối đa', '"{code}" has no maximum yet'),
    Text("điền max_points theo quyết định", "fill in max_points from the decision"),
)
DOES_NOT_FIT = Problem(
    "D431",
    "does-not-fit",
    Severity.ERROR,
    Text("{what}", "{what}"),
    Text("{how}", "{how}"),
)
UNUSED_INPUT = Problem(
    "D432",
    "unused-input",
    Severity.WARNING,
    Text('không chỉ số nào dùng đầu vào "{code}"', 'no indicator uses input "{code}"'),
    Text("dùng nó trong một chỉ số, hoặc bỏ đi", "use it in an indicator, or remove it"),
)
NO_NODES = Problem(
    "D433",
    "no-nodes",
    Severity.ERROR,
    Text('"{code}" không có chỉ số nào', '"{code}" holds no indicator'),
    Text("thêm groups hoặc indicators", "add groups or indicators"),
)
SET_TWICE = Problem(
    "D434",
    "set-twice",
    Severity.ERROR,
    Text(
        "bộ chỉ số {code}@{edition} đã có ở {first}",
        "set {code}@{edition} already stands in {first}",
    ),
    Text("đổi mã hoặc phiên bản", "change the code or the edition"),
)
CASES_WITHOUT_SET = Problem(
    "D435",
    "cases-without-set",
    Severity.ERROR,
    Text(
        'không có bộ chỉ số "{seen}" cho tệp ca tính tay này',
        'there is no set "{seen}" for these worked cases',
    ),
    Text(
        "đặt tên tệp ca theo tên tệp của bộ chỉ số, trong cùng thư mục",
        "name the cases after the file of the set, in the same folder",
    ),
)
MAXIMUM_NOT_REACHED = Problem(
    "D436",
    "maximum-not-reached",
    Severity.WARNING,
    Text(
        "luật chỉ cho tới {points} điểm, dưới điểm tối đa {max_points}",
        "the rule gives up to {points} points only, below the maximum {max_points}",
    ),
    Text(
        "đối chiếu với quyết định: thiếu một bậc, hay điểm tối đa ghi nhầm",
        "compare with the decision: a step is missing, or the maximum is wrong",
    ),
)
NOT_COMPARABLE = Problem(
    "D437",
    "not-comparable",
    Severity.ERROR,
    Text(
        'không so sánh được "{code}" ({kind}) ở đây: {why}',
        '"{code}" ({kind}) cannot be compared here: {why}',
    ),
    Text(
        "chọn các đầu vào là số, cùng một thang đo",
        "name inputs that are figures of one scale",
    ),
)
OPEN_TARGET = Problem(
    "D440",
    "open-target",
    Severity.NOTE,
    Text('mục tiêu "{code}" chưa biết {key}', 'target "{code}" has no {key} yet'),
    Text("điền theo văn bản đặt ra mục tiêu", "fill it in from the document that sets it"),
)
NO_UNIT_SCORED = Problem(
    "R601",
    "no-unit-scored",
    Severity.ERROR,
    Text("không đơn vị nào có số liệu để chấm", "no unit has data to score"),
    Text("kiểm tra các cột số liệu", "look at the columns of data"),
)
PEERS_ALL_EQUAL = Problem(
    "R602",
    "peers-all-equal",
    Severity.WARNING,
    Text(
        'mọi đơn vị đều bằng nhau ở "{indicator}", luật so sánh không phân biệt được',
        'all units are equal in "{indicator}", so the rule that compares them tells nothing',
    ),
    Text("kiểm tra số liệu của chỉ số này", "look at the data of this indicator"),
)
RESTS_ON_MISSING = Problem(
    "R603",
    "rests-on-missing",
    Severity.WARNING,
    Text(
        "{units} đơn vị có điểm tính trên {cells} số liệu còn thiếu ({policy})",
        "the points of {units} units rest on {cells} missing figures ({policy})",
    ),
    Text("bổ sung số liệu trước khi công bố", "complete the data before publishing"),
)
AWARDED_DIFFERS = Problem(
    "R604",
    "awarded-differs",
    Severity.NOTE,
    Text(
        "điểm thẩm định {awarded} khác điểm tính theo luật {computed}",
        "{awarded} points were awarded, the rule gives {computed}",
    ),
    Text("ghi lý do thẩm định", "note the reason of the appraisal"),
)
CLAIMED_DIFFERS = Problem(
    "R605",
    "claimed-differs",
    Severity.NOTE,
    Text(
        "đơn vị tự chấm {claimed}, theo luật được {computed}",
        "the unit claims {claimed}, the rule gives {computed}",
    ),
    Text("đối chiếu tài liệu kiểm chứng", "compare with the evidence"),
)
SET_NOT_COMPLETE = Problem(
    "R606",
    "set-not-complete",
    Severity.ERROR,
    Text(
        "chưa chấm được: bộ chỉ số {code} còn {count} chỉ số chưa có điểm tối đa",
        "scoring is refused: {count} indicators of set {code} have no maximum yet",
    ),
    Text(
        "điền max_points theo quyết định: {which}", "fill in max_points from the decision: {which}"
    ),
)
MISSING_REFUSED = Problem(
    "R607",
    "missing-refused",
    Severity.ERROR,
    Text(
        "thiếu số liệu, bộ chỉ số không cho phép thiếu",
        "a figure is missing, which the set refuses",
    ),
    Text("bổ sung số liệu", "complete the data"),
)
UNIT_LEFT_OUT = Problem(
    "R608",
    "unit-left-out",
    Severity.WARNING,
    Text(
        'không chấm đơn vị "{unit}": {cells} ô bị từ chối',
        'unit "{unit}" was not scored: {cells} cells were rejected',
    ),
    Text("sửa các ô đã nêu rồi chấm lại", "mend the cells named above and score again"),
)
TAKEN_FROM_SET = Problem(
    "R611",
    "taken-from-set",
    Severity.NOTE,
    Text(
        "{units} đơn vị lấy kết quả của {origin}{of_period} (sha256 {digests}){own}",
        "{units} units take the result of {origin}{of_period} (sha256 {digests}){own}",
    ),
    Text(
        "kiểm tra đúng bộ, đúng kỳ; có thể chọn tệp khác bằng --with",
        "see that set and period are the right ones; --with names another file",
    ),
)
SET_NOT_FOR_PERIOD = Problem(
    "R609",
    "set-not-for-period",
    Severity.WARNING,
    Text(
        "bộ chỉ số {set} không dành cho kỳ {period}: nó {meant}",
        "set {set} is not meant for period {period}: it {meant}",
    ),
    Text(
        "chọn bộ của kỳ đó (cds sets --on NGÀY), hoặc bổ sung kỳ vào periods",
        "take the set of that period (cds sets --on DAY), or add the period to its periods",
    ),
)
SET_PROPOSED = Problem(
    "R610",
    "set-proposed",
    Severity.NOTE,
    Text(
        "bộ chỉ số {set} là đề xuất, không phải văn bản chính thức",
        "set {set} is proposed, not official",
    ),
    Text("ghi rõ điều đó khi công bố kết quả", "say so where the results are published"),
)
UNPROVEN_EARNS_NOTHING = Problem(
    "R612",
    "unproven-earns-nothing",
    Severity.NOTE,
    Text(
        "{cells} chỉ số của {units} đơn vị được 0 điểm vì thiếu tài liệu kiểm chứng",
        "{cells} indicators of {units} units earn 0 points for want of evidence",
    ),
    Text(
        "bổ sung tài liệu rồi chấm lại, hoặc để hội đồng cho điểm",
        "add the evidence and score again, or let the council award points",
    ),
)
PART_NOT_SCORED = Problem(
    "R640",
    "part-not-scored",
    Severity.ERROR,
    Text(
        "đơn vị cũ {part} của {new} không có trong kết quả chấm{near}",
        "old unit {part} of {new} is not among the scored units{near}",
    ),
    Text(
        "chấm cả đơn vị ấy, sửa tên nếu gõ sai, hoặc dùng --partial để gộp những phần đã có",
        "score it too, mend its name, or use --partial to merge the parts that are there",
    ),
)
BLOCKS_DIFFER = Problem(
    "R641",
    "blocks-differ",
    Severity.ERROR,
    Text(
        "các phần của {new} thuộc các khối khác nhau ({blocks})",
        "the parts of {new} stand in different blocks ({blocks})",
    ),
    Text(
        "ghi khối của đơn vị mới ở cột block (Khối) của bảng --map",
        "state the block of the new unit in the column block of --map",
    ),
)
COUNTED_IN_SEVERAL = Problem(
    "R642",
    "counted-in-several",
    Severity.WARNING,
    Text(
        "{part} được chia cho {count} đơn vị mới và được tính ở từng đơn vị: {units}",
        "{part} was divided among {count} new units and counts in each: {units}",
    ),
    Text(
        "không cần sửa nếu đúng như vậy; muốn tính theo phần thì dùng --map với cột weight",
        "nothing to do if that is so; a column weight in --map counts them by their share",
    ),
)
WEIGHT_NOT_USABLE = Problem(
    "R643",
    "weight-not-usable",
    Severity.ERROR,
    Text(
        "trọng số {column} của {of} không dùng được: {seen}",
        "weight {column} of {of} cannot be used: {seen}",
    ),
    Text(
        "trọng số là số từ 0 trở lên, và mỗi nhóm có ít nhất một trọng số trên 0",
        "a weight is a number of 0 or more, and one of each group is above 0",
    ),
)
CHILD_WITHOUT_PARENT = Problem(
    "R644",
    "child-without-parent",
    Severity.WARNING,
    Text(
        "{child} không ghi {by} nên không được tính vào đâu",
        "{child} has no {by} and counts nowhere",
    ),
    Text("điền cột ấy rồi chấm lại", "fill that in and score again"),
)
NOT_ADDABLE = Problem(
    "R645",
    "not-addable",
    Severity.ERROR,
    Text("không cộng được đầu vào {input}: {why}", "input {input} cannot be added up: {why}"),
    Text(
        "dùng --leave-out để coi là thiếu số liệu, hoặc --method mean",
        "use --leave-out to take it as missing, or --method mean",
    ),
)
SUM_OF_SOME = Problem(
    "R646",
    "sum-of-some",
    Severity.WARNING,
    Text(
        "tổng của {input} ở {parent} chỉ gồm {count} trên {whole} đơn vị",
        "the sum of {input} in {parent} is that of {count} of {whole} units",
    ),
    Text("bổ sung số liệu trước khi công bố", "complete the data before publishing"),
)
STORE_UNREADABLE = Problem(
    "T701",
    "store-unreadable",
    Severity.ERROR,
    Text("không dùng được kho kết quả: {reason}", "the store cannot be used: {reason}"),
    Text(
        "chỉ đường dẫn tới tệp khác, hoặc sửa điều đã nêu rồi chạy lại",
        "name another file, or mend what is said and run it again",
    ),
)
STORE_NEWER = Problem(
    "T702",
    "store-newer",
    Severity.ERROR,
    Text(
        "kho kết quả ở phiên bản {seen}, chương trình này chỉ biết đến phiên bản {expected}",
        "the store has version {seen}, this program knows versions up to {expected}",
    ),
    Text(
        "nâng cấp cds, hoặc dùng một kho khác",
        "upgrade cds, or use another store",
    ),
)
NOTHING_STORED = Problem(
    "T703",
    "nothing-stored",
    Severity.ERROR,
    Text("chưa có kết quả nào được lưu{what}", "no result is stored yet{what}"),
    Text("chạy cds score DATA trước", "run cds score DATA first"),
)
COULD_NOT_RUN = Problem(
    "C801",
    "could-not-run",
    Severity.ERROR,
    Text("không chạy được: {reason}", "the command could not run: {reason}"),
    Text("sửa điều đã nêu rồi chạy lại", "mend what is said and run it again"),
)
WOULD_ACT_AS_FORMULA = Problem(
    "X501",
    "would-act-as-formula",
    Severity.NOTE,
    Text(
        "{cells} ô chữ bắt đầu bằng dấu của công thức, đã thêm dấu ' phía trước",
        "{cells} text cells begin like a formula and were prefixed with '",
    ),
    Text("không cần sửa", "nothing to do"),
)
CONTROL_CHARACTERS = Problem(
    "X502",
    "control-characters",
    Severity.NOTE,
    Text(
        "{cells} ô có ký tự điều khiển, đã hiện thành ký hiệu",
        "{cells} cells hold control characters, shown as symbols",
    ),
    Text("xóa ký tự đó trong tên đơn vị", "delete them from the names of units"),
)
NOT_A_FILE_NAME = Problem(
    "X504",
    "not-a-file-name",
    Severity.ERROR,
    Text(
        'mã đơn vị "{seen}" không dùng làm tên tệp được: {why}',
        'unit code "{seen}" cannot name a file: {why}',
    ),
    Text(
        "đặt mã gồm chữ cái không dấu, chữ số, - _ và dấu chấm ở giữa, không quá 64 ký tự, "
        "mỗi đơn vị một mã khác nhau",
        "use a code of plain letters, digits, - _ and inner dots, at most 64 characters, another "
        "one for each unit",
    ),
)
UNKNOWN_PLACE = Problem(
    "X505",
    "unknown-place",
    Severity.ERROR,
    Text(
        'mẫu văn bản có chỗ điền "{seen}" không có',
        'the letterhead has a place "{seen}" that there is not',
    ),
    Text("dùng một trong: {known}", "use one of: {known}"),
)
NO_PLACE_FOR_TABLE = Problem(
    "X506",
    "no-place-for-table",
    Severity.ERROR,
    Text(
        "mẫu văn bản không có chỗ cho bảng xếp hạng",
        "the letterhead has no place for the ranking",
    ),
    Text(
        "ghi {place} vào một đoạn của thân văn bản, ngoài bảng, khung chữ, đầu và chân trang",
        "write {place} into a paragraph of the body, in no table, text box, head or foot",
    ),
)
UNREADABLE_LETTERHEAD = Problem(
    "X507",
    "unreadable-letterhead",
    Severity.ERROR,
    Text("không dùng được mẫu văn bản: {reason}", "the letterhead cannot be used: {reason}"),
    Text(
        "mở mẫu trong Word rồi lưu lại thành .docx, không có macro",
        "open it in Word and save it again as .docx, without macros",
    ),
)

CATALOGUE: dict[str, Problem] = {
    problem.code: problem for problem in tuple(globals().values()) if isinstance(problem, Problem)
}
"""Every problem by its code."""
