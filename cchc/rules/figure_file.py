"""Rules for a file of figures as a whole (F0): its bytes, its header, its records."""

from __future__ import annotations

from cchc.rules.rule import Rule, RuleWords, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

RULES_FIGURE_FILE: tuple[Rule, ...] = (
    Rule(
        "F001",
        "unreadable-file",
        _ERROR,
        RuleWords(
            "không đọc được tệp: {reason}",
            "kiểm tra lại đường dẫn và quyền đọc tệp",
            "Tệp không tồn tại, không được phép đọc, hoặc hỏng trên đĩa.",
        ),
        RuleWords(
            "the file cannot be read: {reason}",
            "check the path and the permission to read the file",
            "The file does not exist, may not be read, or is damaged on the disk.",
        ),
        "cchc score dta/q3.csv",
        "cchc score data/q3.csv",
    ),
    Rule(
        "F002",
        "empty-file",
        _ERROR,
        RuleWords(
            "tệp trống",
            "lấy biểu mẫu bằng lệnh cchc template, điền số liệu rồi lưu lại",
            "Tệp không có nội dung.",
        ),
        RuleWords(
            "the file is empty",
            "take a form with cchc template, fill it in and save it",
            "The file holds nothing.",
        ),
    ),
    Rule(
        "F003",
        "not-a-text-file",
        _ERROR,
        RuleWords(
            "đây là {kind}, không phải CSV",
            "gửi tệp đúng định dạng: {way_out}",
            "Đổi đuôi tệp không làm đổi nội dung; tệp phải được lưu đúng định dạng.",
        ),
        RuleWords(
            "this is {kind}, not CSV",
            "send the file in the right format: {way_out}",
            "Renaming a file does not change what it is; it must be saved as CSV.",
        ),
        "bao-cao.xlsx → bao-cao.csv",
        "bao-cao.xlsx",
    ),
    Rule(
        "F004",
        "unknown-encoding",
        _ERROR,
        RuleWords(
            "không nhận ra bảng mã của tệp (byte thứ {byte} của dòng không phải {encoding})",
            "lưu lại tệp với bảng mã UTF-8 (trong Excel: Save As → CSV UTF-8)",
            "Chữ đọc sai bảng mã có thể thành chữ khác nên chương trình không tự đoán.",
        ),
        RuleWords(
            "the encoding of the file is not known (byte {byte} of the line is not {encoding})",
            "save the file again as UTF-8 (in Excel: Save As → CSV UTF-8)",
            "Text read in the wrong encoding turns into other text, so nothing is guessed.",
        ),
    ),
    Rule(
        "F005",
        "nul-bytes",
        _ERROR,
        RuleWords(
            "tệp chứa byte rỗng (NUL) nên không phải văn bản",
            "lưu lại tệp từ phần mềm gốc; tệp có thể hỏng khi sao chép",
            "Văn bản không bao giờ chứa byte rỗng.",
        ),
        RuleWords(
            "the file holds NUL bytes, so it is not text",
            "save the file again from the program that made it; a copy may have been damaged",
            "Text never holds NUL bytes.",
        ),
    ),
    Rule(
        "F006",
        "missing-column",
        _ERROR,
        RuleWords(
            "thiếu cột `{column}` trong dòng tiêu đề",
            "dòng đầu phải là: {header}",
            "Thiếu cột thì không xác định được ý nghĩa của từng số.",
        ),
        RuleWords(
            "the header has no column `{column}`",
            "the first line must be: {header}",
            "Without the column nobody knows which number means what.",
        ),
        "period,agency,target,numerator,denominator,note",
        "period,agency,target,numerator,denominator,value,note",
    ),
    Rule(
        "F007",
        "duplicate-column",
        _ERROR,
        RuleWords(
            "cột `{column}` đã có ở ô thứ {first}",
            "giữ lại một cột",
            "Hai cột cùng tên thì không biết lấy số nào.",
        ),
        RuleWords(
            "the column `{column}` is already given in cell {first}",
            "keep one of the two",
            "With two columns of the same name nobody can tell which number counts.",
        ),
        "period,agency,target,numerator,denominator,numerator,value,note",
        "period,agency,target,numerator,denominator,value,note",
    ),
    Rule(
        "F008",
        "unknown-column",
        _WARNING,
        RuleWords(
            "cột `{column}` không có trong biểu mẫu nên bị bỏ qua",
            "xóa cột này nếu không cần",
            "Cột lạ không ảnh hưởng đến kết quả, nhưng có thể là cột viết sai tên.",
        ),
        RuleWords(
            "the column `{column}` is not part of the form and is ignored",
            "delete the column if it is not needed",
            "An unknown column changes nothing, but may be a misspelt one.",
        ),
        "period,agency,target,numerator,denominator,value,note,người nhập",
        "period,agency,target,numerator,denominator,value,note",
    ),
    Rule(
        "F009",
        "unclosed-quote",
        _ERROR,
        RuleWords(
            'dấu nháy kép (") mở tại đây không được đóng; phần còn lại của tệp không đọc được',
            "đóng dấu nháy, hoặc viết hai dấu nháy liền nhau nếu nội dung có dấu nháy",
            "Mọi dòng sau dấu nháy chưa đóng bị gộp vào một ô.",
        ),
        RuleWords(
            'a quote (") opened here is never closed; the rest of the file could not be read',
            "close the quote, or double it where the text itself has one",
            "All lines after an open quote are swallowed by one cell.",
        ),
        '2020-Q3,so-y-te,CT19.1,,,có,"đã công khai',
        '2020-Q3,so-y-te,CT19.1,,,có,"đã công khai"',
    ),
    Rule(
        "F010",
        "stray-quote",
        _ERROR,
        RuleWords(
            "dấu nháy kép đặt sai chỗ trong dòng này",
            "đặt cả ô trong dấu nháy kép và viết đôi mỗi dấu nháy bên trong",
            "Sau dấu nháy đóng chỉ được là dấu phân cách hoặc hết dòng.",
        ),
        RuleWords(
            "a quote is in the wrong place in this line",
            "put the whole cell in quotes and double the quotes inside it",
            "After a closing quote only a delimiter or the end of the line may follow.",
        ),
        '2020-Q3,so-y-te,CT19.1,,,có,"ký "số" rồi"',
        '2020-Q3,so-y-te,CT19.1,,,có,"ký ""số"" rồi"',
    ),
    Rule(
        "F011",
        "no-rows",
        _ERROR,
        RuleWords(
            "tệp chỉ có dòng tiêu đề, không có số liệu",
            "điền mỗi số liệu vào một dòng",
            "Không có dòng nào để chấm điểm.",
        ),
        RuleWords(
            "the file has a header but no figures",
            "enter each figure in a row of its own",
            "There is no row to score.",
        ),
        "period,agency,target,numerator,denominator,value,note",
        "period,agency,target,numerator,denominator,value,note\n2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F012",
        "old-font",
        _ERROR,
        RuleWords(
            "chữ trong tệp dùng phông cũ {font} (ví dụ “{sample}” là “{meant}”)",
            "chuyển sang Unicode (bảng mã dựng sẵn) rồi lưu lại dạng CSV UTF-8",
            "TCVN3, VNI ghi chữ Việt bằng ký hiệu Latinh; chỉ Unicode mới đọc được chắc chắn.",
        ),
        RuleWords(
            "the text is written in the old font {font} (“{sample}” stands for “{meant}”)",
            "convert it to Unicode and save it as CSV UTF-8",
            "TCVN3 and VNI write Vietnamese with other letters; only Unicode reads for certain.",
        ),
        "2020-Q3,Së Néi vô,CT01,25,30,,",
        "2020-Q3,Sở Nội vụ,CT01,25,30,,",
    ),
    Rule(
        "F013",
        "too-many-columns",
        _ERROR,
        RuleWords(
            "dòng tiêu đề có {count} cột, nhiều hơn {limit}",
            "kiểm tra lại dấu phân cách; biểu mẫu có 7 cột",
            "Tệp không giống biểu mẫu số liệu.",
        ),
        RuleWords(
            "the header has {count} columns, more than {limit}",
            "check the delimiter; the form has 7 columns",
            "The file does not look like the form for figures.",
        ),
    ),
    Rule(
        "F014",
        "changed-while-read",
        _ERROR,
        RuleWords(
            "tệp bị thay đổi trong khi đang đọc",
            "đóng tệp ở phần mềm khác rồi chạy lại lệnh",
            "Số liệu đọc được có thể lẫn giữa bản cũ và bản mới.",
        ),
        RuleWords(
            "the file changed while it was being read",
            "close it in other programs and run the command again",
            "What was read may mix the old and the new state.",
        ),
    ),
    Rule(
        "F015",
        "not-a-file",
        _ERROR,
        RuleWords(
            "đây không phải tệp thường ({kind})",
            "chỉ định tệp CSV, thư mục chứa tệp CSV, hoặc - để đọc từ đầu vào chuẩn",
            "Thiết bị, ống dẫn và liên kết vòng không có nội dung cố định để kiểm tra.",
        ),
        RuleWords(
            "this is not a regular file ({kind})",
            "name a CSV file, a folder of them, or - for standard input",
            "Devices, pipes and looping links have no fixed content to check.",
        ),
        "cchc validate /dev/null",
        "cchc validate data/q3.csv",
    ),
    Rule(
        "F016",
        "folder-without-files",
        _ERROR,
        RuleWords(
            "thư mục không có tệp số liệu nào (*.csv, *.tsv, *.txt, *.xlsx)",
            "chỉ định đúng thư mục chứa tệp số liệu",
            "Không có gì để đọc trong thư mục này.",
        ),
        RuleWords(
            "the folder holds no file of figures (*.csv, *.tsv, *.txt, *.xlsx)",
            "name the folder that holds the figures",
            "There is nothing to read in this folder.",
        ),
        "cchc validate docs",
        "cchc validate data",
    ),
    Rule(
        "F017",
        "workbook-support-missing",
        _ERROR,
        RuleWords(
            "chưa cài phần đọc bảng tính Excel",
            "cài bằng lệnh: pip install 'cchc[xlsx]', hoặc lưu tệp thành CSV UTF-8",
            "Đọc tệp .xlsx cần thư viện openpyxl, được cài thêm khi cần.",
        ),
        RuleWords(
            "support for Excel workbooks is not installed",
            "install it: pip install 'cchc[xlsx]', or save the file as CSV UTF-8",
            "Reading .xlsx needs the library openpyxl, which is an optional extra.",
        ),
    ),
    Rule(
        "F018",
        "unknown-sheet",
        _ERROR,
        RuleWords(
            "không có trang tính `{found}`; tệp có: {sheets}",
            "chọn lại bằng --sheet",
            "Chỉ một trang tính được đọc; trang này không có trong tệp.",
        ),
        RuleWords(
            "there is no sheet `{found}`; the workbook has: {sheets}",
            "choose one with --sheet",
            "One sheet is read; this one is not in the workbook.",
        ),
        "cchc validate q3.xlsx --sheet Q9",
        "cchc validate q3.xlsx --sheet Q3",
    ),
    Rule(
        "F019",
        "damaged-workbook",
        _ERROR,
        RuleWords(
            "không mở được bảng tính: {reason}",
            "mở bằng Excel, lưu lại thành .xlsx hoặc CSV UTF-8",
            "Tệp .xlsx hỏng, có mật khẩu hoặc quá lớn khi giải nén.",
        ),
        RuleWords(
            "the workbook cannot be opened: {reason}",
            "open it in Excel and save it again as .xlsx or CSV UTF-8",
            "The .xlsx file is damaged, protected by a password, or too large when unpacked.",
        ),
    ),
    Rule(
        "F020",
        "field-too-long",
        _ERROR,
        RuleWords(
            "một ô trong dòng này dài quá {limit} ký tự",
            "rút ngắn nội dung, hoặc đóng dấu nháy kép còn mở",
            "Ô dài như vậy thường do một dấu nháy chưa đóng.",
        ),
        RuleWords(
            "a cell of this line is longer than {limit} characters",
            "shorten the text, or close a quote that is still open",
            "Cells of this length mostly come from a quote that was not closed.",
        ),
    ),
    Rule(
        "F021",
        "no-header",
        _ERROR,
        RuleWords(
            "dòng này không phải dòng tiêu đề cột: không nhận ra tên cột của biểu mẫu",
            "xóa mọi dòng nằm trên tiêu đề cột (tên báo cáo, quốc hiệu); dòng đầu phải là: "
            "{header}, ngăn bằng dấu phẩy, chấm phẩy hoặc tab",
            "Dòng đầu của tệp cho biết cột nào là gì; chỉ dòng trống được nằm trên nó.",
        ),
        RuleWords(
            "this line is not the header: the columns of the form are not named in it",
            "delete all lines above the header, such as a title; the first line must be: {header}, "
            "with commas, semicolons or tabs between",
            "The first line says which column is which; only blank lines may stand above it.",
        ),
        "BÁO CÁO SỐ LIỆU QUÝ III/2020\n"
        "period,agency,target,numerator,denominator,value,note\n2020-Q3,so-y-te,CT09,95,100,,",
        "period,agency,target,numerator,denominator,value,note\n2020-Q3,so-y-te,CT09,95,100,,",
    ),
)
