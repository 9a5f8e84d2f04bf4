"""Words of the command line: help texts and complaints about usage."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "help.cchc": (
        "Chấm điểm kế hoạch cải cách hành chính: kiểm tra số liệu, đối chiếu với ngưỡng của từng "
        "chỉ tiêu, in bảng điểm theo lĩnh vực và cơ quan.",
        "Score a plan of administrative reform: check the figures, compare them with the threshold "
        "of every target, print the scorecard by area and agency.",
    ),
    "help.command_name": ("LỆNH ...", "COMMAND ..."),
    "help.usage": ("Cách dùng:", "Usage:"),
    "help.options": ("Tùy chọn", "Options"),
    "help.arguments": ("Tham số", "Arguments"),
    "help.commands": ("Lệnh", "Commands"),
    "help.exit": (
        "Mã thoát: 0 xong, số liệu không có lỗi; 1 số liệu có lỗi; 2 không chạy được (do câu "
        "lệnh, kế hoạch hoặc tệp); 3 không đạt mức yêu cầu.",
        "Exit codes: 0 done, nothing wrong with the figures; 1 the figures have errors; 2 could "
        "not run (usage, plan, paths); 3 a required level was not reached.",
    ),
    "help.default": ("mặc định: {default}", "default: {default}"),
    "help.help": ("Hiện trợ giúp này.", "Show this help."),
    "help.install_completion": (
        "Cài gợi ý lệnh, tùy chọn và mã (phím Tab) cho shell đang dùng.",
        "Set up completion of commands, options and ids (the Tab key) for this shell.",
    ),
    "help.show_completion": (
        "In đoạn mã gợi ý cho shell đang dùng, để tự đặt vào cấu hình.",
        "Print the completion script of this shell, to place it yourself.",
    ),
    "completion.installed": (
        "Đã cài gợi ý cho {shell}: {path}. Mở lại cửa sổ dòng lệnh để dùng.",
        "Completion for {shell} is set up in {path}. It works in the next terminal.",
    ),
    "help.version": ("Hiện phiên bản.", "Show the version."),
    "help.command.score": (
        "Lập bảng điểm từ các tệp số liệu.",
        "Make the scorecard from files of figures.",
    ),
    "help.command.validate": (
        "Kiểm tra tệp số liệu, chỉ rõ chỗ cần sửa.",
        "Check files of figures and say what to correct.",
    ),
    "help.command.summary": (
        "Tổng hợp các quý: tiến độ, nguy cơ không đạt, đoạn văn đưa vào báo cáo.",
        "Sum up the quarters: progress, risks, a paragraph for the report.",
    ),
    "help.command.explain": (
        "Giải thích một kết quả: căn cứ, số liệu, phép tính.",
        "Take one result apart: clause, figures, arithmetic.",
    ),
    "help.command.template": (
        "Tạo biểu mẫu số liệu cho cơ quan điền.",
        "Make the form that an agency fills in.",
    ),
    "help.command.plan": (
        "Kiểm tra, liệt kê, tra cứu kế hoạch; xuất lược đồ.",
        "Check, list or look up the plan; write its schemas.",
    ),
    "help.command.rules": (
        "Liệt kê hoặc giải thích các quy tắc kiểm tra.",
        "List the rules, or explain one.",
    ),
    "help.command.plan.check": (
        "Kiểm tra tệp kế hoạch.",
        "Check a plan file.",
    ),
    "help.command.plan.list": (
        "Liệt kê chỉ tiêu, nhiệm vụ theo lĩnh vực.",
        "List targets and tasks by area.",
    ),
    "help.command.plan.show": (
        "Hiện đầy đủ một chỉ tiêu, nhiệm vụ hoặc cơ quan của kế hoạch.",
        "Show one target, task or agency of the plan in full.",
    ),
    "help.command.plan.schema": (
        "Xuất JSON Schema của tệp kế hoạch, hoặc Table Schema của tệp số liệu.",
        "Write the JSON Schema of the plan file, or the Table Schema of the figures.",
    ),
    "help.files": (
        "Tệp CSV hoặc Excel, thư mục chứa chúng, hoặc - để đọc từ đầu vào chuẩn.",
        "CSV or Excel files, folders of them, or - for standard input.",
    ),
    "help.plan": (
        "Tệp kế hoạch. Nếu không ghi thì lần lượt tìm ở biến CCHC_PLAN, plan/<năm>.yaml trong thư "
        "mục gần nhất, rồi bản đi kèm chương trình.",
        "The plan file. If not given: CCHC_PLAN, then plan/<year>.yaml in the nearest folder "
        "upward, then the copy that comes with the program.",
    ),
    "help.plan_file": ("Tệp kế hoạch cần kiểm tra.", "The plan file to check."),
    "help.period": (
        "Kỳ báo cáo, ví dụ 2020-Q3.",
        "The period, such as 2020-Q3.",
    ),
    "help.lang": ("Ngôn ngữ: vi hoặc en.", "Language: vi or en."),
    "help.format": ("Định dạng kết quả.", "Format of the result."),
    "help.output": (
        "Ghi kết quả vào tệp này thay cho màn hình.",
        "Write the result to this file instead of the screen.",
    ),
    "help.by": (
        "Chỉ hiện một phần, đầy đủ: theo lĩnh vực, cơ quan hoặc chỉ tiêu (json luôn đủ mọi phần).",
        "Show one part in full: by area, agency or target (json always holds everything).",
    ),
    "help.agency": (
        "Thu hẹp vào cơ quan này (mã, tên hoặc tên viết tắt); dùng được nhiều lần.",
        "Narrow to this agency (id, name or alias); may be given several times.",
    ),
    "help.area": (
        "Thu hẹp vào lĩnh vực này (mã); dùng được nhiều lần.",
        "Narrow to this area (id); may be given several times.",
    ),
    "help.fail_under": (
        "Thoát với mã 3 nếu tỷ lệ đạt toàn kế hoạch thấp hơn mức này (phần trăm).",
        "Exit with 3 if overall compliance is below this percentage.",
    ),
    "help.fail_under_agency": (
        "Thoát với mã 3 nếu tỷ lệ đạt của bất kỳ cơ quan nào thấp hơn mức này (phần trăm).",
        "Exit with 3 if the compliance of any agency is below this percentage.",
    ),
    "help.sheet": (
        "Trang tính cần đọc trong tệp Excel; nếu không ghi thì đọc trang đầu.",
        "The sheet to read in Excel workbooks; the first one if not given.",
    ),
    "help.against": (
        "So kỳ cuối cùng với kỳ cuối cùng của tệp này; dùng được nhiều lần.",
        "Compare the last period with the last one of this file; may be given several times.",
    ),
    "help.fail_on_worse": (
        "Thoát với mã 3 nếu có lĩnh vực, chỉ tiêu, nhiệm vụ hoặc cơ quan kém hơn trong tệp "
        "--against: tỷ lệ đạt hoặc báo cáo giảm, không còn đạt, hoặc chưa đạt mà xa ngưỡng hơn.",
        "Exit with 3 if an area, target, task or agency is worse than in the --against file: "
        "lower compliance or coverage, no longer met, or not met and further from the threshold.",
    ),
    "help.jobs": (
        "Số tiến trình cùng làm việc; có ích khi tệp rất lớn hoặc rất nhiều.",
        "How many processes work at the same time; of use for very large or very many files.",
    ),
    "help.max_errors": (
        "In tối đa N phát hiện và cho biết còn bao nhiêu.",
        "Print at most N findings, and say how many more there are.",
    ),
    "help.select": (
        "Chỉ xét các quy tắc này (mã hoặc phần đầu của mã, cách nhau bằng dấu phẩy).",
        "Apply only these rules (codes or beginnings of codes, separated by commas).",
    ),
    "help.ignore": (
        "Bỏ qua các quy tắc này (mã hoặc phần đầu của mã, cách nhau bằng dấu phẩy).",
        "Leave out these rules (codes or beginnings of codes, separated by commas).",
    ),
    "help.strict": ("Coi cảnh báo là lỗi.", "Count warnings as errors."),
    "help.complete": (
        "Coi số liệu chưa báo cáo là lỗi.",
        "Count missing figures as errors.",
    ),
    "help.previous": (
        "Tệp số liệu kỳ trước, để cảnh báo số giảm, không đổi hoặc thay đổi đột ngột.",
        "Figures of the period before, to warn of counts that fall, stand still or jump.",
    ),
    "help.only_agency": (
        "Tệp của riêng cơ quan này: chỉ nhận số liệu của cơ quan và đối chiếu với những gì cơ quan "
        "phải báo cáo.",
        "The files are this agency's: accept only its figures, and check them against what it "
        "must report.",
    ),
    "help.report": (
        "Ghi thêm một định dạng vào tệp, ví dụ sarif=ket-qua.sarif; dùng được nhiều lần.",
        "Also write a format to a file, such as sarif=result.sarif; may be given several times.",
    ),
    "help.code": ("Mã hoặc tên quy tắc, ví dụ F302.", "Code or name of a rule, such as F302."),
    "help.figures_schema": (
        "Xuất Table Schema (Frictionless) của tệp số liệu thay cho lược đồ của kế hoạch.",
        "Write the (Frictionless) Table Schema of the figures instead of the plan's schema.",
    ),
    "help.thing": (
        "Mã chỉ tiêu, nhiệm vụ hoặc cơ quan.",
        "Id of a target, task or agency.",
    ),
    "help.explain_agency": (
        "Chỉ giải thích số liệu của cơ quan này, hoặc của cấp xã thuộc huyện, thành phố này.",
        "Explain this agency's figure only, or those of this district's communes.",
    ),
    "help.template_agency": (
        "Cơ quan cần biểu mẫu (mã, tên hoặc tên viết tắt).",
        "The agency that needs the form (id, name or alias).",
    ),
    "help.template_all": (
        "Ghi mỗi cơ quan một tệp vào thư mục --output.",
        "Write a file for each agency into the folder --output.",
    ),
    "help.template_period": (
        "Kỳ báo cáo cần điền, ví dụ 2020-Q4.",
        "The period to be filled in, such as 2020-Q4.",
    ),
    "help.template_previous": (
        "Tệp số liệu kỳ trước, để ghi số liệu cũ bên cạnh; dùng được nhiều lần.",
        "Figures of an earlier period, to show beside; may be given several times.",
    ),
    "help.template_excel": (
        "CSV cho Excel ở Việt Nam: UTF-8 có BOM, dấu chấm phẩy giữa các cột.",
        "CSV for Excel in Vietnam: UTF-8 with BOM, semicolons between columns.",
    ),
    "help.template_format": (
        "Định dạng; nếu không ghi thì theo đuôi tệp, mặc định csv.",
        "Format; if not given, by the name of the file, csv by default.",
    ),
    "help.template_output": (
        "Ghi vào tệp hoặc thư mục này thay cho màn hình.",
        "Write to this file or folder instead of the screen.",
    ),
    "help.template_force": (
        "Ghi đè cả biểu mẫu đã điền số liệu.",
        "Replace even forms that have been filled in.",
    ),
    "usage.try": (
        "Xem “{command} --help”.",
        "See “{command} --help”.",
    ),
    "usage.no_option": ("không có tùy chọn {found}", "there is no option {found}"),
    "usage.no_command": ("không có lệnh “{found}”", "there is no command “{found}”"),
    "usage.missing": ("thiếu {name}", "{name} is missing"),
    "usage.bad_value": (
        "giá trị không hợp lệ cho {name}: {reason}",
        "{name}: {reason}",
    ),
    "usage.no_shell": (
        "không nhận ra shell đang dùng; có gợi ý cho bash, zsh, fish, PowerShell",
        "this shell is not known; there is completion for bash, zsh, fish and PowerShell",
    ),
    "usage.bad_number": (
        "{name} phải là số nguyên từ {least} trở lên",
        "{name} is a whole number, {least} or more",
    ),
    "usage.needs_value": ("{name} cần một giá trị", "{name} needs a value"),
    "usage.no_value": ("{name} không nhận giá trị", "{name} takes no value"),
    "usage.extra": ("thừa tham số: {found}", "too many arguments: {found}"),
    "usage.fail_on_worse": (
        "--fail-on-worse cần --against FILE (tệp để so sánh)",
        "--fail-on-worse needs --against FILE to compare with",
    ),
    "usage.bad_choice": ("{name} chỉ nhận: {choices}", "{name} is one of: {choices}"),
    "plan.sound": (
        "{path}: kế hoạch hợp lệ – {areas} lĩnh vực, {agencies} cơ quan, {targets} chỉ tiêu, "
        "{tasks} nhiệm vụ, {due} số liệu phải báo cáo mỗi kỳ",
        "{path}: the plan is sound – areas: {areas}, agencies: {agencies}, targets: {targets}, "
        "tasks: {tasks}, figures due each period: {due}",
    ),
    "plan.col.clause": ("Điều khoản", "Clause"),
    "plan.list.clause": ("Điều\nkhoản", "Clause"),
    "plan.col.measure": ("Cách đo", "Measure"),
    "plan.col.reported_by": ("Cơ quan báo cáo", "Reported by"),
    "plan.list.reported_by": ("Cơ quan\nbáo cáo", "Reported\nby"),
    "plan.col.judged": ("Cách xét", "Judged"),
    "plan.col.roles": ("Trách nhiệm", "Roles"),
    "plan.col.basis": ("Căn cứ", "Basis"),
    "plan.judged.each": ("từng cơ quan", "each"),
    "plan.judged.together": ("chung", "together"),
    "plan.reported_by": ("báo cáo: {names}", "reported by: {names}"),
    "plan.show.numerator": ("Tử số", "Numerator"),
    "plan.show.denominator": ("Mẫu số", "Denominator"),
    "plan.show.value": ("Giá trị", "Value"),
    "plan.show.population": (
        "Mẫu số theo danh sách cơ quan",
        "Denominator fixed by the register",
    ),
    "plan.show.judged": ("Cách xét", "Judged"),
    "plan.show.ours": (
        "kế hoạch không nói rõ trách nhiệm; người lập tệp kế hoạch xác định theo {clauses}",
        "the plan does not say who is responsible; the authors of the plan file take it from "
        "{clauses}",
    ),
    "plan.show.theirs": (
        "kế hoạch nêu rõ trách nhiệm",
        "the plan itself says who is responsible",
    ),
    "plan.show.level": ("Cấp", "Level"),
    "plan.show.parent": ("Cơ quan cấp trên", "Parent"),
    "plan.show.aliases": ("Tên khác", "Aliases"),
    "plan.show.children": ("Cơ quan cấp dưới", "Agencies under it"),
    "plan.show.reports": ("Phải báo cáo", "Reports"),
    "plan.show.monitor": ("Theo dõi, đôn đốc", "Monitors"),
    "plan.show.guide": ("Hướng dẫn", "Guides"),
    "plan.show.direct": ("Chỉ đạo", "Directs"),
    "plan.show.targets": ("Chỉ tiêu", "Targets"),
    "plan.show.tasks": ("Nhiệm vụ", "Tasks"),
    "rules.title": ("QUY TẮC KIỂM TRA", "RULES"),
    "rules.col.code": ("Mã", "Code"),
    "rules.col.name": ("Tên", "Name"),
    "rules.col.severity": ("Mức độ", "Severity"),
    "rules.col.message": ("Nội dung", "Message"),
    "rules.why": ("Vì sao", "Why"),
    "rules.message": ("Thông báo", "Message"),
    "rules.mend": ("Cách sửa", "How to correct it"),
    "rules.bad": ("Ví dụ sai", "Wrong"),
    "rules.good": ("Ví dụ đúng", "Right"),
    "rules.page.title": ("Quy tắc kiểm tra", "Rules"),
    "rules.page.about": (
        "Tất cả những gì `cchc` có thể phát hiện trong kế hoạch và số liệu. “Lỗi”: số liệu (hay "
        "kế hoạch) không dùng được; “cảnh báo”: dùng được nhưng nên xem lại. Dấu “…” thay cho nội "
        "dung cụ thể. `cchc rules F302` giải thích một quy tắc.",
        "All that `cchc` can find in a plan and in figures. “Error”: the figure (or the plan) "
        "cannot be used; “warning”: it can, but someone should look. “…” stands for details. "
        "`cchc rules F302` explains one rule.",
    ),
    "rules.page.made": (
        "Trang này do `cchc rules --format markdown --output docs/rules.md` tạo ra; không sửa tay.",
        "This page is made by `cchc rules --format markdown --output docs/rules.md`; do not edit.",
    ),
    "rules.band.P0": ("Tệp kế hoạch", "The plan file"),
    "rules.band.P1": ("Nội dung kế hoạch", "The content of the plan"),
    "rules.band.F0": ("Tệp số liệu", "Files of figures"),
    "rules.band.F1": ("Dòng và ô", "Rows and cells"),
    "rules.band.F2": ("Số liệu so với kế hoạch", "Figures against the plan"),
    "rules.band.F3": ("Số liệu so với nhau", "Figures against each other"),
    "rules.band.F4": ("Báo cáo đủ hay thiếu", "Completeness"),
    "validate.read": (
        "{path}: {encoding}, dấu phân cách {delimiter}, {rows} dòng số liệu",
        "{path}: {encoding}, delimiter {delimiter}, rows: {rows}",
    ),
    "validate.read_sheet": (
        "{path}: bảng tính Excel, trang “{sheet}”, {rows} dòng số liệu",
        "{path}: Excel workbook, sheet “{sheet}”, rows: {rows}",
    ),
    "validate.tab": ("tab", "tab"),
    "validate.missing": ("CHƯA BÁO CÁO ĐỦ – kỳ {period}", "NOT FULLY REPORTED – {period}"),
    "validate.col.due": ("Phải\nbáo cáo", "Due"),
    "validate.col.received": ("Đã\nnhận", "Re-\nceived"),
    "validate.col.missing": ("Còn\nthiếu", "Miss-\ning"),
    "validate.col.targets": ("Chỉ tiêu, nhiệm vụ còn thiếu", "Targets and tasks missing"),
    "validate.silent": (
        "{count} cơ quan chưa có số liệu nào dùng được, còn thiếu {missing} (--format json liệt kê "
        "đủ).",
        "Agencies without a usable figure: {count}, figures missing: {missing} (--format json "
        "lists them).",
    ),
    "validate.completeness": (
        "Kỳ {period}: phải báo cáo {due}, đã nhận {received}, còn thiếu {missing}",
        "Period {period}: due {due}, received {received}, missing {missing}",
    ),
    "validate.verdict": (
        "Kết luận: {errors} lỗi, {warnings} cảnh báo.",
        "Errors: {errors}, warnings: {warnings}.",
    ),
    "validate.no_previous": (
        "{path} không có kỳ nào trước {period} để so sánh",
        "{path} holds no period before {period} to compare with",
    ),
    "usage.report": (
        "--report cần dạng FORMAT=FILE (định dạng=tệp), định dạng là một trong: {choices}",
        "--report takes FORMAT=FILE, where the format is one of: {choices}",
    ),
    "usage.codes": (
        "không có quy tắc nào bắt đầu bằng “{found}”",
        "no rule begins with “{found}”",
    ),
    "usage.template_which": (
        "chỉ ghi một trong hai: --agency ID hoặc --all",
        "give either --agency ID or --all",
    ),
    "usage.template_folder": (
        "--all cần --output FOLDER (thư mục) để ghi mỗi cơ quan một tệp",
        "--all needs --output FOLDER, where each agency gets a file",
    ),
    "usage.template_output": (
        "biểu mẫu .xlsx cần --output FILE (tên tệp)",
        "a form in .xlsx needs --output FILE",
    ),
    "usage.template_excel": (
        "--excel chỉ dùng cho CSV; tệp .xlsx vốn mở được bằng Excel",
        "--excel is for CSV only; an .xlsx opens in Excel anyway",
    ),
    "usage.template_format": (
        "tên {path} không khớp với --format {format}",
        "the name {path} does not match --format {format}",
    ),
    "validate.sound": ("Số liệu dùng được, không có lỗi.", "The figures can be used: no errors."),
}
