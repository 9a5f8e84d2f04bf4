"""Rules for the plan file: whether it can be read (P0) and whether it makes sense (P1)."""

from __future__ import annotations

from cchc.rules.rule import Rule, RuleWords, Severity

_ERROR = Severity.ERROR

RULES_PLAN: tuple[Rule, ...] = (
    Rule(
        "P001",
        "plan-unreadable",
        _ERROR,
        RuleWords(
            "không đọc được tệp kế hoạch: {reason}",
            "kiểm tra lại đường dẫn và quyền đọc tệp",
            "Mọi kết quả đều dựa vào kế hoạch; không có kế hoạch thì không thể chấm điểm.",
        ),
        RuleWords(
            "the plan file cannot be read: {reason}",
            "check the path and the permission to read the file",
            "Every result rests on the plan; without it nothing can be scored.",
        ),
        "cchc plan check ke-hoach.yaml",
        "cchc plan check plan/2020.yaml",
    ),
    Rule(
        "P002",
        "plan-not-utf8",
        _ERROR,
        RuleWords(
            "tệp kế hoạch không phải văn bản UTF-8 (byte thứ {byte})",
            "lưu lại tệp với bảng mã UTF-8",
            "Tệp kế hoạch phải là văn bản YAML, bảng mã UTF-8.",
        ),
        RuleWords(
            "the plan file is not UTF-8 text (byte {byte})",
            "save the file again as UTF-8",
            "A plan file is YAML text in UTF-8.",
        ),
    ),
    Rule(
        "P003",
        "yaml-syntax",
        _ERROR,
        RuleWords(
            "sai cú pháp YAML: {reason}",
            "sửa lại dấu ngoặc, dấu hai chấm hoặc khoảng thụt đầu dòng quanh vị trí này",
            "Tệp không phải YAML hợp lệ nên không đọc tiếp được.",
        ),
        RuleWords(
            "broken YAML: {reason}",
            "correct the brackets, colons or indentation around this place",
            "The file is not valid YAML, so nothing after this place can be read.",
        ),
        "areas: [{id: steering",
        "areas: [{id: steering}]",
    ),
    Rule(
        "P004",
        "not-a-plan",
        _ERROR,
        RuleWords(
            "tệp không chứa kế hoạch: cần các khóa plan, areas, groups, agencies, targets, tasks, "
            "nhưng tệp {found}",
            "xem mẫu tại plan/2020.yaml",
            "Kế hoạch là một bảng khóa – giá trị ở cấp ngoài cùng.",
        ),
        RuleWords(
            "this is not a plan: it needs the keys plan, areas, groups, agencies, targets, tasks, "
            "but the file {found}",
            "see plan/2020.yaml for an example",
            "A plan is a mapping of keys to values at its outermost level.",
        ),
        "- CT01",
        "targets: [{id: CT01, …}]",
    ),
    Rule(
        "P005",
        "alias-not-allowed",
        _ERROR,
        RuleWords(
            "không dùng tham chiếu YAML (`*{name}`) trong kế hoạch",
            "viết rõ giá trị tại đây",
            "Tham chiếu che khuất nội dung và có thể làm tệp phình to vô hạn.",
        ),
        RuleWords(
            "YAML aliases (`*{name}`) are not used in a plan",
            "write the value out here",
            "An alias hides what a reader should see and can make a file grow without end.",
        ),
        "reported_by: *all",
        "reported_by: [departments, districts]",
    ),
    Rule(
        "P006",
        "tag-not-allowed",
        _ERROR,
        RuleWords(
            "không dùng nhãn YAML `{tag}` trong kế hoạch",
            "bỏ nhãn, chỉ giữ giá trị",
            "Kế hoạch chỉ gồm chữ, số, danh sách và bảng khóa – giá trị.",
        ),
        RuleWords(
            "YAML tags such as `{tag}` are not used in a plan",
            "remove the tag and keep the value",
            "A plan holds text, numbers, lists and mappings only.",
        ),
        "name: !!python/name:os.system",
        "name: Sở Nội vụ",
    ),
    Rule(
        "P007",
        "nested-too-deep",
        _ERROR,
        RuleWords(
            "lồng nhau quá {limit} cấp",
            "kế hoạch chỉ cần năm cấp; bỏ bớt dấu ngoặc",
            "Không kế hoạch nào cần lồng sâu như vậy; tệp có thể đã hỏng.",
        ),
        RuleWords(
            "nested deeper than {limit} levels",
            "a plan needs five levels; remove brackets",
            "No plan nests like this; the file may be damaged.",
        ),
    ),
    Rule(
        "P008",
        "duplicate-key",
        _ERROR,
        RuleWords(
            "khóa `{key}` đã có tại dòng {line}",
            "giữ lại một khóa",
            "Khi một khóa xuất hiện hai lần, không thể biết giá trị nào là đúng.",
        ),
        RuleWords(
            "the key `{key}` is already given on line {line}",
            "keep one of the two",
            "With a key given twice nobody can tell which value is meant.",
        ),
        "{id: CT01, id: CT02}",
        "{id: CT01}",
    ),
    Rule(
        "P009",
        "yaml-surprise",
        _ERROR,
        RuleWords(
            "`{text}` bị YAML hiểu là {meaning}, không phải chữ hay số như đã viết",
            'đặt chữ trong dấu nháy ("{text}"), hoặc viết số theo dạng thập phân thông thường',
            "YAML 1.1 hiểu no là sai, 010 là 8, 12:30 là 750; kế hoạch không được phép hiểu lầm.",
        ),
        RuleWords(
            "YAML reads `{text}` as {meaning}, not as the text or number that it looks like",
            'put text in quotes ("{text}"), or write a number as a plain decimal',
            "YAML 1.1 takes no for false, 010 for 8, 12:30 for 750; a plan must not be misread.",
        ),
        "at_least: 010",
        "at_least: 10",
    ),
    Rule(
        "P010",
        "unknown-key",
        _ERROR,
        RuleWords(
            "không có khóa `{key}` ở đây",
            "bỏ khóa này hoặc sửa lại tên khóa",
            "Khóa lạ thường là khóa viết sai; nếu bỏ qua, một phần kế hoạch sẽ mất tác dụng.",
        ),
        RuleWords(
            "there is no key `{key}` here",
            "remove the key or correct its name",
            "An unknown key is usually a misspelt one; ignoring it would lose part of the plan.",
        ),
        "treshold: {at_least: 90}",
        "threshold: {at_least: 90}",
    ),
    Rule(
        "P011",
        "missing-key",
        _ERROR,
        RuleWords(
            "thiếu khóa `{key}`",
            "bổ sung khóa `{key}`",
            "Khóa này bắt buộc phải có.",
        ),
        RuleWords("the key `{key}` is missing", "add the key `{key}`", "This key must be given."),
        "{id: CT01, area: steering}",
        "{id: CT01, clause: I.1.b-1, area: steering, …}",
    ),
    Rule(
        "P012",
        "wrong-type",
        _ERROR,
        RuleWords(
            "`{key}` phải là {expected}, nhưng lại là {found}",
            "sửa giá trị thành {expected}",
            "Giá trị không đúng loại nên không thể hiểu.",
        ),
        RuleWords(
            "`{key}` must be {expected}, but is {found}",
            "make the value {expected}",
            "A value of another type cannot be understood.",
        ),
        "reported_by: communes",
        "reported_by: [communes]",
    ),
    Rule(
        "P013",
        "not-a-choice",
        _ERROR,
        RuleWords(
            "`{key}` không nhận giá trị `{found}`; chỉ nhận: {choices}",
            "chọn một trong các giá trị trên",
            "Khóa này chỉ nhận các giá trị đã quy định.",
        ),
        RuleWords(
            "`{key}` cannot be `{found}`; it is one of: {choices}",
            "choose one of these values",
            "This key takes its fixed values only.",
        ),
        "kind: ration",
        "kind: ratio",
    ),
    Rule(
        "P014",
        "malformed-id",
        _ERROR,
        RuleWords(
            "mã `{found}` chỉ được gồm chữ cái không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới",
            "đặt lại mã, ví dụ so-noi-vu hoặc CT10.4",
            "Mã được dùng trong tệp số liệu và câu lệnh nên phải gọn và không có dấu cách.",
        ),
        RuleWords(
            "the id `{found}` may hold plain letters, digits, dots, hyphens and underscores only",
            "write an id such as so-noi-vu or CT10.4",
            "Ids are typed in files and commands, so they are short and without blanks.",
        ),
        "id: Sở Nội vụ",
        "id: so-noi-vu",
    ),
    Rule(
        "P101",
        "duplicate-id",
        _ERROR,
        RuleWords(
            "mã `{id}` đã dùng tại dòng {line}",
            "mỗi cơ quan, nhóm, lĩnh vực, chỉ tiêu, nhiệm vụ cần một mã riêng",
            "Mỗi mã chỉ được dùng cho một đối tượng.",
        ),
        RuleWords(
            "the id `{id}` is already used on line {line}",
            "give every agency, group, area, target and task an id of its own",
            "An id stands for one thing only.",
        ),
        "targets: [{id: CT01, …}, {id: CT01, …}]",
        "targets: [{id: CT01, …}, {id: CT02, …}]",
    ),
    Rule(
        "P102",
        "unknown-area",
        _ERROR,
        RuleWords(
            "không có lĩnh vực `{found}` trong mục areas",
            "khai báo lĩnh vực này trong areas hoặc sửa lại mã",
            "Mỗi chỉ tiêu, nhiệm vụ phải thuộc một lĩnh vực đã khai báo.",
        ),
        RuleWords(
            "there is no area `{found}` under areas",
            "declare the area under areas or correct the id",
            "Every target and task belongs to an area that the plan declares.",
        ),
        "area: modernization",
        "area: modernisation",
    ),
    Rule(
        "P103",
        "unknown-agency-or-group",
        _ERROR,
        RuleWords(
            "không có cơ quan hay nhóm cơ quan `{found}`",
            "khai báo trong agencies hoặc groups, hoặc sửa lại mã",
            "Chỉ được giao việc cho cơ quan hoặc nhóm đã khai báo trong agencies, groups.",
        ),
        RuleWords(
            "there is no agency or group `{found}`",
            "declare it under agencies or groups, or correct the id",
            "Only agencies and groups that the plan declares can be given duties.",
        ),
        "reported_by: [so-noivu]",
        "reported_by: [so-noi-vu]",
    ),
    Rule(
        "P104",
        "threshold-out-of-range",
        _ERROR,
        RuleWords(
            "ngưỡng {found} nằm ngoài khoảng {range}",
            "ngưỡng tính bằng phần trăm, ví dụ 90",
            "Tỷ lệ phần trăm nằm trong khoảng 0 đến 100; riêng loại change chỉ cần không âm.",
        ),
        RuleWords(
            "the threshold {found} is outside {range}",
            "thresholds are percentages, such as 90",
            "Percentages lie between 0 and 100; only for a change they merely are not negative.",
        ),
        "threshold: {at_least: 190}",
        "threshold: {at_least: 90}",
    ),
    Rule(
        "P105",
        "percent-with-several-reporters",
        _ERROR,
        RuleWords(
            "cách đo là percent nhưng có {count} cơ quan báo cáo",
            "chỉ định một cơ quan báo cáo, hoặc đo bằng ratio để có thể cộng tử số, mẫu số",
            "Không thể cộng các tỷ lệ phần trăm của nhiều cơ quan.",
        ),
        RuleWords(
            "the measure is a percent, but {count} agencies report it",
            "name one reporter, or measure a ratio, whose counts can be added",
            "Percentages of several agencies do not add up.",
        ),
        "measure: {kind: percent}\nreported_by: [departments]",
        "measure: {kind: percent}\nreported_by: [so-y-te]",
    ),
    Rule(
        "P106",
        "parent-cycle",
        _ERROR,
        RuleWords(
            "quan hệ cấp trên bị vòng tròn: {cycle}",
            "sửa lại parent của một trong các cơ quan này",
            "Không cơ quan nào có thể là cấp trên của chính mình.",
        ),
        RuleWords(
            "parents run in a circle: {cycle}",
            "correct the parent of one of these agencies",
            "No agency can be above itself.",
        ),
    ),
    Rule(
        "P107",
        "no-reporters",
        _ERROR,
        RuleWords(
            "`{id}` không có cơ quan nào báo cáo",
            "ghi ít nhất một cơ quan hoặc nhóm có thành viên",
            "Chỉ tiêu không ai báo cáo thì không thể chấm điểm.",
        ),
        RuleWords(
            "no agency reports `{id}`",
            "name at least one agency, or a group that has members",
            "A target that nobody reports cannot be scored.",
        ),
        "reported_by: []",
        "reported_by: [so-noi-vu]",
    ),
    Rule(
        "P108",
        "one-comparison",
        _ERROR,
        RuleWords(
            "ngưỡng cần đúng một trong at_least, at_most, more_than, less_than; đang có {count}",
            "giữ lại một phép so sánh",
            "Mỗi chỉ tiêu có một ngưỡng.",
        ),
        RuleWords(
            "a threshold takes one of at_least, at_most, more_than, less_than; given: {count}",
            "keep one comparison",
            "A target has one threshold.",
        ),
        "threshold: {at_least: 30, at_most: 50}",
        "threshold: {at_least: 30}",
    ),
    Rule(
        "P109",
        "population-without-members",
        _ERROR,
        RuleWords(
            "population của `{id}` không xác định được mẫu số cho {agency}",
            "population phải gồm cơ quan cấp dưới của huyện báo cáo, hoặc toàn bộ cơ quan được đếm",
            "Mẫu số do danh sách cơ quan quyết định phải lớn hơn 0.",
        ),
        RuleWords(
            "the population of `{id}` fixes no denominator for {agency}",
            "name agencies under the reporting districts, or all the agencies that are counted",
            "A denominator that the register fixes must be above 0.",
        ),
        "population: [communes]\nreported_by: [so-noi-vu, ubnd-huyen-ia-hdrai]",
        "population: [communes]\nreported_by: [districts]",
    ),
    Rule(
        "P110",
        "empty-text",
        _ERROR,
        RuleWords(
            "`{key}` để trống",
            "ghi nội dung cho `{key}`",
            "Tên, mã và điều khoản để trống thì không ai đọc được kết quả.",
        ),
        RuleWords(
            "`{key}` is empty",
            "give `{key}` a text",
            "With empty names, ids or clauses nobody can read the result.",
        ),
        'name: ""',
        "name: Sở Nội vụ",
    ),
    Rule(
        "P111",
        "level-or-members",
        _ERROR,
        RuleWords(
            "nhóm `{id}` cần đúng một trong hai khóa level, members; đang có {count}",
            "ghi level để gồm mọi cơ quan của một cấp, hoặc members để liệt kê từng cơ quan",
            "Không có khóa nào thì nhóm không có ai; có cả hai thì không biết nhóm gồm những ai.",
        ),
        RuleWords(
            "the group `{id}` takes one of level and members; given: {count}",
            "give level for all agencies of a level, or members to list them",
            "With neither the group holds nobody; with both nobody can tell whom it holds.",
        ),
        "{id: departments, name: Các sở, level: department, members: [so-y-te]}",
        "{id: departments, name: Các sở, level: department}",
    ),
)
