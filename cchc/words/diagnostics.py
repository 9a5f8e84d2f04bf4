"""Words around diagnostics: what the catalogue of rules leaves to be filled in."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "diagnostic.nearest": ("có phải là “{nearest}”?", "did you mean “{nearest}”?"),
    "diagnostic.hint": ("gợi ý", "hint"),
    "diagnostic.column": ("cột {column}", "column {column}"),
    "diagnostic.more": ("… và {count} phát hiện nữa", "… and {count} more"),
    "reason.not_found": ("không có tệp hay thư mục này", "there is no such file or folder"),
    "reason.permission": ("không có quyền đọc", "there is no permission to read it"),
    "reason.folder": ("đây là thư mục", "it is a folder"),
    "reason.loop": ("liên kết vòng", "the link leads to itself"),
    "reason.no_folder": ("không có thư mục này", "there is no such folder"),
    "reason.read_only": ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "reason.no_space": ("hết chỗ trống trên ổ đĩa", "the disk is full"),
    "reason.no_writing": ("không có quyền ghi", "there is no permission to write there"),
    "reason.long_name": ("tên tệp quá dài", "the name is too long"),
    "reason.closed": ("đã bị đóng", "it is closed"),
    "reason.no_input": ("đầu vào chuẩn đã đóng", "standard input is closed"),
    "reason.other": ("{error}", "{error}"),
    "reason.found_list": ("là một danh sách", "is a list"),
    "reason.found_text": ("chỉ là một đoạn văn bản", "is a piece of text"),
    "reason.found_nothing": ("trống", "is empty"),
    "reason.two_documents": (
        "tệp chứa nhiều văn bản YAML (---)",
        "the file holds several YAML documents (---)",
    ),
    "reason.key_not_text": ("khóa phải là chữ", "a key must be text"),
    "reason.not_regular": ("không phải tệp thường", "it is not a regular file"),
    "reason.too_many_values": (
        "tệp có hơn {limit} giá trị",
        "it holds more than {limit} values",
    ),
    "reason.yaml_colon": (
        "dấu hai chấm đặt sai chỗ, hoặc sai khoảng thụt đầu dòng",
        "a colon in the wrong place, or wrong indentation",
    ),
    "reason.yaml_no_colon": (
        "thiếu dấu hai chấm sau khóa",
        "a colon is missing after a key",
    ),
    "reason.yaml_key": (
        "lẽ ra ở đây là một khóa; có thể sai khoảng thụt đầu dòng",
        "a key was expected here; the indentation may be wrong",
    ),
    "reason.yaml_list": (
        "thiếu dấu phẩy hoặc dấu ngoặc vuông đóng",
        "a comma or a closing bracket is missing",
    ),
    "reason.yaml_mapping": (
        "thiếu dấu phẩy hoặc dấu ngoặc nhọn đóng",
        "a comma or a closing brace is missing",
    ),
    "reason.yaml_dash": (
        "gạch đầu dòng (-) đặt sai chỗ hoặc còn thiếu",
        "a dash (-) is missing or in the wrong place",
    ),
    "reason.yaml_value": ("thiếu giá trị", "a value is missing"),
    "reason.yaml_character": (
        "giá trị không thể bắt đầu bằng ký tự này: đặt trong dấu nháy, hoặc thay tab bằng dấu cách",
        "no value can begin with this character: quote the value, or put spaces for a tab",
    ),
    "reason.yaml_end": (
        "tệp kết thúc khi dấu nháy chưa đóng",
        "the file ends before a quote is closed",
    ),
    "reason.yaml_control": ("có ký tự điều khiển", "it holds a control character"),
    "reason.too_large": (
        "lớn hơn {limit} MB",
        "it is larger than {limit} MB",
    ),
    "reason.password": ("tệp được bảo vệ bằng mật khẩu", "it is protected by a password"),
    "reason.broken_archive": (
        "tệp bị hỏng hoặc chưa được sao chép đầy đủ",
        "it is damaged or was not copied whole",
    ),
    "reason.no_workbook": (
        "tệp nén này không chứa bảng tính .xlsx",
        "the archive holds no .xlsx workbook",
    ),
    "reason.unpacked": (
        "giải nén ra lớn hơn {limit} MB",
        "unpacked it is larger than {limit} MB",
    ),
    "reason.swells": (
        "giải nén ra lớn gấp hơn {limit} lần",
        "it grows to more than {limit} times its size when unpacked",
    ),
    "reason.entities": (
        "tệp khai báo thực thể XML (DTD), bảng tính bình thường không có khai báo này",
        "it declares XML entities (a DTD), which a workbook never does",
    ),
    "reason.no_sheet": ("không có trang tính nào", "it has no sheet of cells"),
    "reason.damaged_part": ("nội dung bên trong bị hỏng", "its content is damaged"),
    "reason.damaged_sheet": (
        "dòng và ô trong trang tính không theo đúng thứ tự",
        "the rows and cells of the sheet are out of order",
    ),
    "file_kind.xlsx": ("bảng tính Excel (.xlsx)", "an Excel workbook (.xlsx)"),
    "file_kind.ods": (
        "bảng tính OpenDocument (.ods)",
        "an OpenDocument spreadsheet (.ods)",
    ),
    "file_kind.docx": ("văn bản Word (.docx)", "a Word document (.docx)"),
    "file_kind.xls": ("bảng tính Excel cũ (.xls)", "an old Excel workbook (.xls)"),
    "file_kind.zip": ("tệp nén ZIP", "a ZIP archive"),
    "file_kind.gzip": ("tệp nén gzip", "a gzip archive"),
    "file_kind.rar": ("tệp nén RAR", "a RAR archive"),
    "file_kind.seven_zip": ("tệp nén 7-Zip", "a 7-Zip archive"),
    "file_kind.pdf": ("tài liệu PDF", "a PDF document"),
    "file_kind.html": ("trang HTML", "an HTML page"),
    "file_kind.xml": ("tài liệu XML", "an XML document"),
    "file_kind.rtf": ("tài liệu RTF", "an RTF document"),
    "file_kind.image": ("hình ảnh", "an image"),
    "file_kind.json": ("dữ liệu JSON", "JSON data"),
    "file_kind.fifo": ("ống dẫn", "a pipe"),
    "file_kind.device": ("thiết bị", "a device"),
    "file_kind.socket": ("socket", "a socket"),
    "way_out.excel": (
        "mở bằng Excel rồi chọn Save As (Lưu như) → CSV UTF-8",
        "open it in Excel and choose Save As → CSV UTF-8",
    ),
    "way_out.unpack": (
        "giải nén rồi chọn tệp CSV bên trong",
        "unpack it and name the CSV file inside",
    ),
    "way_out.rename": (
        "đổi đuôi tệp thành .xlsx, hoặc lưu thành CSV UTF-8",
        "rename it to .xlsx, or save it as CSV UTF-8",
    ),
    "way_out.other": (
        "nhập số liệu vào mẫu CSV (cchc template)",
        "enter the figures in the CSV form (cchc template)",
    ),
    "error.plan_not_found": (
        "không tìm thấy kế hoạch năm {year}; chỉ định bằng --plan hoặc biến CCHC_PLAN",
        "there is no plan for {year}; name one with --plan or CCHC_PLAN",
    ),
    "error.standard_output": ("đầu ra chuẩn", "standard output"),
    "error.output_is_input": (
        "{path} là tệp đang được đọc; ghi kết quả vào tệp khác",
        "{path} is a file that is being read; write the result to another one",
    ),
    "error.output": ("không ghi được {path}: {reason}", "{path} cannot be written: {reason}"),
    "error.unknown_id": (
        "kế hoạch không có {kind} “{found}”",
        "the plan has no {kind} “{found}”",
    ),
    "error.unknown_rule": ("không có quy tắc “{found}”", "there is no rule “{found}”"),
    "error.no_process": (
        "máy không đủ tài nguyên để chạy thêm tiến trình cho --jobs ({reason}); hãy giảm số tiến "
        "trình hoặc không dùng --jobs",
        "the machine has no room for more processes of --jobs ({reason}); ask for fewer, or run "
        "without --jobs",
    ),
    "error.process_ended": (
        "một tiến trình của --jobs bị dừng giữa chừng, có thể vì thiếu bộ nhớ; hãy chạy lại, "
        "không dùng --jobs",
        "a process of --jobs was ended before its time, perhaps for want of memory; run again "
        "without --jobs",
    ),
    "error.stopped": ("đã dừng theo yêu cầu", "stopped on request"),
    "error.fault": (
        "lỗi của chương trình: {error}. Xin gửi thông báo này kèm tệp gây lỗi cho nhóm phát triển",
        "a fault of the program: {error}. Please report this line with the file that caused it",
    ),
    "error.period": (
        "“{found}” không phải kỳ báo cáo; ghi năm và quý, ví dụ 2020-Q3",
        "“{found}” is not a period; write year and quarter, such as 2020-Q3",
    ),
    "error.percent": (
        "“{found}” không phải tỷ lệ phần trăm từ 0 đến 100",
        "“{found}” is not a percentage from 0 to 100",
    ),
    "thing.agency": ("cơ quan", "agency"),
    "thing.area": ("lĩnh vực", "area"),
    "thing.any": ("chỉ tiêu, nhiệm vụ, lĩnh vực hay cơ quan", "target, task, area or agency"),
}
