"""Rules for a single row and its cells (F1)."""

from __future__ import annotations

from cchc.rules.rule import Rule, RuleWords, Severity

_ERROR = Severity.ERROR
_WARNING = Severity.WARNING

RULES_ROW: tuple[Rule, ...] = (
    Rule(
        "F101",
        "missing-cells",
        _ERROR,
        RuleWords(
            "dòng chỉ có {count} ô, tiêu đề có {width}",
            "thêm dấu phân cách cho các ô để trống",
            "Thiếu ô thì số liệu có thể nằm lệch cột.",
        ),
        RuleWords(
            "the row has {count} cells, the header {width}",
            "add the delimiters of the empty cells",
            "With cells missing, figures may stand in the wrong column.",
        ),
        "2020-Q3,so-y-te,CT09,95,100",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F102",
        "extra-cells",
        _ERROR,
        RuleWords(
            "dòng có {count} ô, tiêu đề chỉ có {width}",
            "đặt ô chứa dấu phân cách trong dấu nháy kép, ví dụ ghi chú có dấu phẩy",
            "Thừa ô thường do dấu phẩy trong ghi chú, làm số liệu lệch cột.",
        ),
        RuleWords(
            "the row has {count} cells, the header only {width}",
            "put a cell that holds the delimiter in quotes, such as a note with a comma",
            "Extra cells mostly come from a comma in a note and shift the figures.",
        ),
        "2020-Q3,so-y-te,CT09,95,100,,đúng hạn, đủ",
        '2020-Q3,so-y-te,CT09,95,100,,"đúng hạn, đủ"',
    ),
    Rule(
        "F103",
        "empty-cell",
        _ERROR,
        RuleWords(
            "ô `{column}` để trống",
            "điền ô này; nếu trong kỳ không phát sinh thì ghi “không phát sinh” ở cột value",
            "Để trống không có nghĩa là 0 hay không phát sinh.",
        ),
        RuleWords(
            "the cell `{column}` is empty",
            "fill in the cell; if there was nothing to measure, write n/a under value",
            "An empty cell means neither 0 nor not applicable.",
        ),
        "2020-Q3,so-y-te,CT09,95,,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F104",
        "not-a-count",
        _ERROR,
        RuleWords(
            "“{found}” không phải là số",
            "ghi số nguyên bằng chữ số, ví dụ 1234",
            "Tử số và mẫu số là số nguyên, từ 0 trở lên.",
        ),
        RuleWords(
            "“{found}” is not a count",
            "write a whole number in digits, such as 1234",
            "Numerators and denominators are counts: 0, 1, 2 and so on.",
        ),
        "2020-Q3,so-y-te,CT09,chín lăm,100,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F105",
        "negative-count",
        _ERROR,
        RuleWords(
            "số âm: {found}",
            "tử số, mẫu số không nhỏ hơn 0; kiểm tra lại số liệu gốc",
            "Tử số, mẫu số là số lượng nên không thể âm.",
        ),
        RuleWords(
            "the count is negative: {found}",
            "counts are 0 or more; check the original figure",
            "Nothing can be counted below 0.",
        ),
        "2020-Q3,so-y-te,CT09,-5,100,,",
        "2020-Q3,so-y-te,CT09,5,100,,",
    ),
    Rule(
        "F106",
        "fractional-count",
        _ERROR,
        RuleWords(
            "không phải số nguyên: {found}",
            "ghi số nguyên; tỷ lệ phần trăm ghi ở cột value",
            "Tử số, mẫu số là số nguyên; số lẻ thường là tỷ lệ phần trăm ghi nhầm cột.",
        ),
        RuleWords(
            "the count is not a whole number: {found}",
            "write a whole number; a percentage goes under value",
            "Counts are whole; a fraction is mostly a percentage in the wrong column.",
        ),
        "2020-Q3,so-y-te,CT09,95.5,100,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F107",
        "ambiguous-number",
        _ERROR,
        RuleWords(
            "“{found}” có thể là {first} hoặc {second}",
            "ghi rõ {first} hoặc {second}",
            "Dấu chấm, dấu phẩy có thể ngăn hàng nghìn hoặc phần lẻ; chương trình không tự đoán.",
        ),
        RuleWords(
            "“{found}” may mean {first} or {second}",
            "write either {first} or {second}",
            "Dots and commas may mark thousands or decimals; nothing is guessed.",
        ),
        "2020-Q3,so-y-te,CT09,950,1.000,,",
        "2020-Q3,so-y-te,CT09,950,1000,,",
    ),
    Rule(
        "F108",
        "not-a-percentage",
        _ERROR,
        RuleWords(
            "“{found}” không phải tỷ lệ phần trăm",
            "ghi số từ 0 đến 100, ví dụ 97,5",
            "Cột value của chỉ tiêu này là một tỷ lệ phần trăm.",
        ),
        RuleWords(
            "“{found}” is not a percentage",
            "write a number from 0 to 100, such as 97.5",
            "The value of this target is a percentage.",
        ),
        "2020-Q3,so-y-te,CT17.2,,,cao,",
        "2020-Q3,so-y-te,CT17.2,,,84.5,",
    ),
    Rule(
        "F109",
        "percentage-out-of-range",
        _ERROR,
        RuleWords(
            "tỷ lệ {found} nằm ngoài khoảng 0 đến 100",
            "kiểm tra lại; tỷ lệ tính theo phần trăm, từ 0 đến 100",
            "Tỷ lệ phần trăm không thể âm hay vượt 100.",
        ),
        RuleWords(
            "the percentage {found} is outside 0 to 100",
            "check it; percentages run from 0 to 100",
            "A percentage is never negative and never above 100.",
        ),
        "2020-Q3,so-y-te,CT17.2,,,845,",
        "2020-Q3,so-y-te,CT17.2,,,84.5,",
    ),
    Rule(
        "F110",
        "not-yes-or-no",
        _ERROR,
        RuleWords(
            "“{found}” không phải là “có” hay “không”",
            "ghi “có” hoặc “không”; nếu trong kỳ không phát sinh thì ghi “không phát sinh”",
            "Chỉ tiêu này chỉ trả lời “có” hoặc “không”.",
        ),
        RuleWords(
            "“{found}” is neither yes nor no",
            "write yes or no; if there was nothing to measure, write n/a",
            "This target asks for yes or no.",
        ),
        "2020-Q3,so-y-te,CT19.1,,,rồi,",
        "2020-Q3,so-y-te,CT19.1,,,có,",
    ),
    Rule(
        "F111",
        "not-a-task-status",
        _ERROR,
        RuleWords(
            "“{found}” không phải tình trạng nhiệm vụ",
            "ghi “hoàn thành”, “đang thực hiện” hoặc “chưa thực hiện”",
            "Nhiệm vụ chỉ có ba tình trạng.",
        ),
        RuleWords(
            "“{found}” is not a status of a task",
            "write done, in_progress or not_started",
            "A task has one of three statuses.",
        ),
        "2020-Q3,so-tu-phap,NV1.1,,,xong,",
        "2020-Q3,so-tu-phap,NV1.1,,,hoàn thành,",
    ),
    Rule(
        "F112",
        "not-a-period",
        _ERROR,
        RuleWords(
            "“{found}” không phải kỳ báo cáo",
            "ghi năm và quý, ví dụ 2020-Q3",
            "Kỳ báo cáo là quý, lũy kế từ ngày 01 tháng 01.",
        ),
        RuleWords(
            "“{found}” is not a period",
            "write year and quarter, such as 2020-Q3",
            "A period is a quarter, cumulative from the first of January.",
        ),
        "tháng 9,so-y-te,CT09,95,100,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F113",
        "cell-not-used",
        _ERROR,
        RuleWords(
            "chỉ tiêu, nhiệm vụ này không dùng ô `{column}`, nhưng ô đó ghi “{found}”",
            "để trống ô {column}; số liệu ghi ở {used}",
            "Số liệu ghi nhầm cột thì không biết số nào là đúng.",
        ),
        RuleWords(
            "this target or task does not use the cell `{column}`, but it holds “{found}”",
            "leave {column} empty; the figure goes under {used}",
            "With figures in the wrong column nobody can tell which one counts.",
        ),
        "2020-Q3,so-y-te,CT19.1,1,1,có,",
        "2020-Q3,so-y-te,CT19.1,,,có,",
    ),
    Rule(
        "F114",
        "number-too-large",
        _ERROR,
        RuleWords(
            "số có {digits} chữ số, quá lớn đối với một số liệu",
            "kiểm tra lại số liệu; số ở ô này có nhiều nhất {limit} chữ số",
            "Số liệu của một tỉnh không thể lớn đến mức đó; có thể do giữ phím quá lâu.",
        ),
        RuleWords(
            "the number has {digits} digits, more than any figure could",
            "check the figure; a number here has {limit} digits at most",
            "No figure of a province is that large; a key may have been held down too long.",
        ),
        "2020-Q3,so-y-te,CT09,9500000000000000000000,100,,",
        "2020-Q3,so-y-te,CT09,95,100,,",
    ),
    Rule(
        "F115",
        "unusual-form",
        _WARNING,
        RuleWords(
            "“{found}” được đọc là {read}",
            "lần sau ghi {read}",
            "Chỉ có một cách hiểu nên số liệu vẫn được dùng.",
        ),
        RuleWords(
            "“{found}” was read as {read}",
            "write {read} next time",
            "It can be read in only one way, so the figure is used.",
        ),
        "Quý III/2020,so-y-te,CT09,1 150,1 200,,",
        "2020-Q3,so-y-te,CT09,1150,1200,,",
    ),
    Rule(
        "F116",
        "swallowed-rows",
        _ERROR,
        RuleWords(
            "ô `{column}` chứa {count} dấu xuống dòng và gộp cả các dòng sau vào ô này",
            "đóng dấu nháy kép ở cuối ô này",
            "Một dấu nháy đóng sai chỗ làm nhiều dòng số liệu bị gộp vào một ô.",
        ),
        RuleWords(
            "the cell `{column}` holds {count} line breaks and swallows the rows after it",
            "close the quote at the end of this cell",
            "A quote closed in the wrong place hides whole rows inside one cell.",
        ),
        '2020-Q3,so-y-te,CT09,95,100,,"đã rà soát\n2020-Q3,so-y-te,CT05,21,21,,theo kế hoạch"',
        "2020-Q3,so-y-te,CT09,95,100,,đã rà soát\n2020-Q3,so-y-te,CT05,21,21,,theo kế hoạch",
    ),
    Rule(
        "F117",
        "control-characters",
        _WARNING,
        RuleWords(
            "ô `{column}` chứa ký tự điều khiển không nhìn thấy",
            "gõ lại nội dung ô này",
            "Ký tự điều khiển có thể làm sai lệch cách hiển thị.",
        ),
        RuleWords(
            "the cell `{column}` holds control characters that cannot be seen",
            "type the text of this cell again",
            "Control characters can distort what is shown.",
        ),
    ),
    Rule(
        "F118",
        "split-number",
        _ERROR,
        RuleWords(
            "value là {value_found}, note là “{note}”: có thể là số “{found}” bị dấu phẩy tách đôi",
            'nếu là một số thì ghi "{found}" trong dấu nháy kép, hoặc dùng dấu chấm; '
            "nếu “{note}” là ghi chú thì viết thành câu",
            "Trong tệp phân cách bằng dấu phẩy, phần sau dấu phẩy của một số rơi sang ô bên cạnh.",
        ),
        RuleWords(
            "value is {value_found} and note is “{note}”: this may be “{found}”, cut at its comma",
            'if it is one number, put it in quotes, "{found}", or write a decimal point; '
            "if “{note}” is a note, put it in words",
            "Where commas stand between cells, what follows a comma falls into the next cell.",
        ),
        "2020-Q3,so-y-te,CT17.2,,,78,3",
        '2020-Q3,so-y-te,CT17.2,,,"78,3",',
    ),
)
