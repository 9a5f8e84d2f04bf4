"""Words of the quarterly summary: its tables, and the sentences of its closing paragraph."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # --- head and tables ---
    "summary.periods": (
        "Tổng hợp đến hết {quarter} năm {year} (lũy kế từ đầu năm) · kỳ {periods} · {files} tệp, "
        "{rows} dòng số liệu",
        "Summary to the end of {quarter} of {year} (cumulative) · periods: {periods} · files: "
        "{files}, rows: {rows}",
    ),
    "summary.quarter.1": ("quý I", "the first quarter"),
    "summary.quarter.2": ("quý II", "the second quarter"),
    "summary.quarter.3": ("quý III", "the third quarter"),
    "summary.quarter.4": ("quý IV", "the fourth quarter"),
    "summary.title.overall": ("TOÀN KẾ HOẠCH", "WHOLE PLAN"),
    "summary.title.areas": (
        "THEO LĨNH VỰC – tỷ lệ đạt, dòng dưới là tỷ lệ báo cáo",
        "BY AREA – compliance, and below it coverage",
    ),
    "summary.title.levels": (
        "THEO CẤP – tỷ lệ đạt của từng số liệu, dòng dưới là tỷ lệ báo cáo",
        "BY LEVEL – compliance of each figure, and below it coverage",
    ),
    "summary.row.compliance": ("Tỷ lệ đạt", "Compliance"),
    "summary.row.total": ("  chỉ tiêu và nhiệm vụ đạt", "  targets and tasks met"),
    "summary.row.targets": ("  chỉ tiêu đạt", "  targets met"),
    "summary.row.tasks": ("  nhiệm vụ đạt", "  tasks met"),
    "summary.row.undecided": ("  chưa rõ kết quả", "  undecided"),
    "summary.row.coverage": ("Tỷ lệ báo cáo", "Coverage"),
    "summary.row.received": ("  số liệu nhận được", "  figures received"),
    "summary.row.reported": ("  báo cáo", "  reported"),
    "summary.level": ("{level} ({count})", "{level} ({count})"),
    "summary.col.area": ("Lĩnh vực", "Area"),
    "summary.col.level": ("Cấp (số cơ quan)", "Level (agencies)"),
    "summary.col.agency": ("Cơ quan", "Agency"),
    "summary.col.same": (
        "Đạt, cùng\ncơ quan\nbáo cáo",
        "Met, same\nreporters",
    ),
    "summary.col.same_figures": (
        "Đạt, cùng\nsố liệu",
        "Met, same\nfigures",
    ),
    "summary.same": ("{before} → {now}/{count}", "{before} → {now} of {count}"),
    "summary.note.same": (
        "{before} → {now}: chỉ so sánh {count} chỉ tiêu, nhiệm vụ có cùng cơ quan báo cáo ở cả hai "
        "kỳ, số đạt {met_before} → {met_now}; {changed} chỉ tiêu, nhiệm vụ có cơ quan báo cáo thay "
        "đổi được liệt kê riêng, không tính là tiến bộ.",
        "{before} → {now}, like with like: targets and tasks with the same reporters in both "
        "periods: {count}, met {met_before} → {met_now}. Those whose reporters changed ({changed}) "
        "are listed separately and never counted as progress.",
    ),
    "summary.title.moves": (
        "KẾT QUẢ THAY ĐỔI SO VỚI {period}",
        "OUTCOMES THAT CHANGED SINCE {period}",
    ),
    "summary.col.move": ("Thay đổi", "Change"),
    "summary.move.newly_met": ("mới đạt", "newly met"),
    "summary.move.lost": ("không còn đạt", "lost"),
    "summary.move.undecided": ("thành chưa rõ", "became undecided"),
    "summary.no_moves": (
        "Không có chỉ tiêu, nhiệm vụ nào mới đạt, không còn đạt hay thành chưa rõ.",
        "No target or task was newly met, lost or became undecided.",
    ),
    "summary.title.reporters": (
        "CƠ QUAN BÁO CÁO THAY ĐỔI SO VỚI {period} (không tính là tiến bộ)",
        "REPORTERS THAT CHANGED SINCE {period} (not counted as progress)",
    ),
    "summary.col.joined": ("Thêm", "New"),
    "summary.col.left": ("Bớt", "Gone"),
    "summary.col.outcome": ("Kết quả\n{period}", "Outcome\n{period}"),
    "summary.col.common": ("Cơ quan\nchung", "In\nboth"),
    "summary.col.like": ("Giá trị\n{period}", "Value\n{period}"),
    "summary.note.reporters": (
        "Thêm, bớt: cơ quan có số liệu dùng được ở kỳ sau mà kỳ trước không có, và ngược lại. Giá "
        "trị chỉ tính trên các cơ quan chung, có số liệu dùng được ở cả hai kỳ.",
        "New, gone: agencies with a usable figure now and none before, and the other way round. "
        "The values are only those of agencies with a usable figure in both periods.",
    ),
    "summary.title.movers": (
        "CƠ QUAN TĂNG, GIẢM NHIỀU NHẤT SO VỚI {period} (tỷ lệ đạt)",
        "AGENCIES THAT ROSE AND FELL MOST SINCE {period} (own compliance)",
    ),
    "summary.rose": ("tăng", "rose"),
    "summary.fell": ("giảm", "fell"),
    "summary.note.movers": (
        "Xếp theo số liệu dùng được ở cả hai kỳ: số đạt kỳ trước → kỳ sau/tổng số. Mỗi cấp nêu "
        "nhiều nhất {listed} cơ quan.",
        "Ordered by the figures usable in both periods: met before → met now of all of them. At "
        "most {listed} agencies per level.",
    ),
    "summary.note.more_rose": (
        "{level}: còn {count} cơ quan tăng bằng cơ quan cuối danh sách.",
        "{level}: {count} more rose just as much as the last one listed.",
    ),
    "summary.note.more_fell": (
        "{level}: còn {count} cơ quan giảm bằng cơ quan cuối danh sách.",
        "{level}: {count} more fell just as much as the last one listed.",
    ),
    "summary.title.reporting": (
        "TỶ LỆ ĐẠT THAY ĐỔI DO SỐ LIỆU BÁO CÁO THÊM, BỚT (không tính là tiến bộ)",
        "COMPLIANCE THAT CHANGED BY WHAT WAS REPORTED (not counted as progress)",
    ),
    "summary.title.missing": ("CHƯA BÁO CÁO ĐỦ – kỳ {period}", "NOT FULLY REPORTED – {period}"),
    "summary.col.due": ("Phải\nbáo cáo", "Due"),
    "summary.col.missing": ("Còn\nthiếu", "Mis-\nsing"),
    "summary.col.since": ("Từ kỳ", "Since"),
    "summary.col.missing_targets": (
        "Chỉ tiêu, nhiệm vụ\ncòn thiếu",
        "Targets and tasks\nmissing",
    ),
    "summary.since": ("từ {period}: {targets}", "since {period}: {targets}"),
    "summary.invalid": ("{target} (số liệu lỗi)", "{target} (invalid)"),
    "summary.silent": ("{missing} (tất cả)", "{missing} (all)"),
    "summary.note.missing": (
        "{agencies} cơ quan còn thiếu {figures} số liệu (trong đó {invalid} số liệu lỗi); {silent} "
        "cơ quan chưa gửi số liệu nào. “Từ kỳ” chỉ xét các kỳ có trong tệp.",
        "Agencies: {agencies}, figures missing: {figures} (of these, invalid: {invalid}); agencies "
        "that sent nothing: {silent}. “Since” looks only at the periods in the files.",
    ),
    "summary.note.more_missing": (
        "{count} cơ quan nữa: xem --format json.",
        "{count} more agencies: see --format json.",
    ),
    "summary.all_reported": (
        "Mọi cơ quan đã báo cáo đủ số liệu kỳ {period}.",
        "Every agency has reported all figures for {period}.",
    ),
    "summary.title.nearest": (
        "CHỈ TIÊU GẦN ĐẠT NHẤT (loại có tử số, mẫu số)",
        "NEAREST MISSES (ratios)",
    ),
    "summary.col.needed": ("Cần\nthêm", "More\nneeded"),
    "summary.col.counted": ("Nội dung đếm ở tử số", "What the numerator counts"),
    "summary.note.nearest": (
        "Xếp theo phần còn thiếu so với mẫu số; số cần thêm tính trên số liệu hiện có.",
        "Ordered by what is short as a share of the denominator, on the figures received.",
    ),
    "summary.note.more_nearest": (
        "Còn {count} chỉ tiêu thiếu bằng chỉ tiêu cuối danh sách.",
        "{count} more are just as short as the last one listed.",
    ),
    "summary.no_nearest": (
        "Không có chỉ tiêu nào thuộc loại có tử số, mẫu số còn thiếu so với ngưỡng.",
        "No ratio is short of its threshold.",
    ),
    "summary.title.risks": (
        "NGUY CƠ KHÔNG ĐẠT VÀO CUỐI NĂM (ước tính)",
        "AT RISK OF NOT BEING MET AT THE END OF THE YEAR (an estimate)",
    ),
    "summary.col.pace": ("Mỗi\nquý", "A\nquarter"),
    "summary.col.projected": ("Ước đến\nquý IV", "By the\n4th quarter"),
    "summary.col.sum": ("Phép tính", "Arithmetic"),
    "summary.risk.sum": (
        "({last} − {first}) : {quarters} quý = {pace}; {value} + {left} × ({pace}) = {projected}",
        "({last} − {first}) / {quarters} quarters = {pace}; {value} + {left} × ({pace}) = "
        "{projected}",
    ),
    "summary.risk.common": (
        "tốc độ tính trên {common}/{due} cơ quan có số liệu ở cả {first} và {last}",
        "pace of the {common} of {due} agencies with figures in both {first} and {last}",
    ),
    "summary.note.risks": (
        "Ước tính tuyến tính, chỉ để tham khảo: giá trị hiện nay cộng tốc độ mỗi quý (điểm phần "
        "trăm) nhân với số quý còn lại, giới hạn từ 0% đến 100%; các số được cắt còn 2 chữ số thập "
        "phân. Không ước tính cho nội dung chỉ có một câu trả lời (có / không, tình trạng nhiệm "
        "vụ).",
        "A straight-line estimate only: the value now plus the pace (percentage points per "
        "quarter) times the quarters left, kept between 0% and 100%; numbers are cut to 2 "
        "decimals. Single answers (yes or no, the status of a task) are not estimated.",
    ),
    "summary.no_risks": (
        "Theo tốc độ các kỳ đã qua, không có chỉ tiêu nào có nguy cơ không đạt (ước tính).",
        "No target is at risk at the pace of the periods so far (an estimate).",
    ),
    "summary.no_pace": (
        "Không ước tính nguy cơ: cần ít nhất hai kỳ và năm chưa kết thúc.",
        "Risks are not estimated: this needs at least two periods, and a year that is not over.",
    ),
    # --- against other files ---
    "summary.title.against": (
        "SO VỚI {path} ({period})",
        "AGAINST {path} ({period})",
    ),
    "summary.against.overall": (
        "Toàn kế hoạch: {before} → {now}. Kém hơn: {worse}, tốt hơn: {better}.",
        "Whole plan: {before} → {now}. Worse: {worse}, better: {better}.",
    ),
    "summary.more_differences": (
        "{count} mục nữa: xem --format json.",
        "{count} more: see --format json.",
    ),
    "summary.worse": ("kém hơn", "worse"),
    "summary.better": ("tốt hơn", "better"),
    "summary.neither": ("khác", "other"),
    "summary.col.kind": ("Loại", "Kind"),
    "summary.col.name": ("Tên", "Name"),
    "summary.col.change": ("Trước → nay", "Before → now"),
    "summary.aspect.outcome": ("{before} → {now}", "{before} → {now}"),
    "summary.aspect.value": (
        "giá trị {before} → {now}",
        "value {before} → {now}",
    ),
    "summary.aspect.received": (
        "số liệu nhận được {before} → {now}",
        "figures received {before} → {now}",
    ),
    "summary.aspect.compliance": (
        "tỷ lệ đạt {before} → {now}",
        "compliance {before} → {now}",
    ),
    "summary.aspect.coverage": (
        "tỷ lệ báo cáo {before} → {now}",
        "coverage {before} → {now}",
    ),
    "summary.lost_figures": ("không còn đạt: {targets}", "no longer met: {targets}"),
    "summary.kind.area": ("lĩnh vực", "area"),
    "summary.kind.target": ("chỉ tiêu", "target"),
    "summary.kind.task": ("nhiệm vụ", "task"),
    "summary.kind.agency": ("cơ quan", "agency"),
    "summary.gate": (
        "kém hơn {path} ({period}): {areas} lĩnh vực, {targets} chỉ tiêu, nhiệm vụ, {agencies} "
        "cơ quan",
        "worse than {path} ({period}): areas {areas}, targets and tasks {targets}, agencies "
        "{agencies}",
    ),
    "summary.gate.line": ("  {kind} {id} ({name}): {changes}", "  {kind} {id} ({name}): {changes}"),
    "summary.hidden": (
        "Cột không đủ chỗ: {columns}. Mở rộng cửa sổ hoặc dùng --format json để xem đủ.",
        "No room for: {columns}. Widen the window, or use --format json to see everything.",
    ),
    "summary.nothing": (
        "Không có dòng số liệu nào đọc được nên không tổng hợp.",
        "No row could be read, so there is no summary.",
    ),
    "summary.nothing_against": (
        "{path} không có số liệu nào dùng được để so sánh",
        "{path} holds no figures to compare with",
    ),
    "summary.title.paragraph": ("ĐOẠN VĂN ĐƯA VÀO BÁO CÁO", "PARAGRAPH FOR THE REPORT"),
    # --- the paragraph; in English a noun is one|many ---
    "noun.target": ("chỉ tiêu", "target|targets"),
    "noun.task": ("nhiệm vụ", "task|tasks"),
    "noun.figure": ("số liệu", "figure|figures"),
    "noun.agency": ("cơ quan", "agency|agencies"),
    "paragraph.counted": ("{count} {noun}", "{count} {noun}"),
    "paragraph.and": ("{first} và {last}", "{first} and {last}"),
    "paragraph.overall": (
        "Tính đến hết {quarter} năm {year}, đã có {met}/{asked} chỉ tiêu, nhiệm vụ của kế hoạch "
        "cải cách hành chính đạt yêu cầu ({compliance}), gồm {targets_met}/{targets} chỉ tiêu và "
        "{tasks_met}/{tasks} nhiệm vụ.",
        "By the end of {quarter} of {year}, {met} of the {asked} targets and tasks of the "
        "administrative reform plan had been met ({compliance}): {targets_met} of {targets} "
        "targets and {tasks_met} of {tasks} tasks.",
    ),
    "paragraph.nothing_asked": (
        "Tính đến hết {quarter} năm {year}, chưa có chỉ tiêu, nhiệm vụ nào của kế hoạch cải cách "
        "hành chính phát sinh để đánh giá.",
        "By the end of {quarter} of {year}, no target or task of the administrative reform plan "
        "applied yet.",
    ),
    "paragraph.coverage": (
        "Các cơ quan, đơn vị đã gửi {received}/{due} số liệu hợp lệ ({coverage}); còn {agencies} "
        "chưa gửi đủ, thiếu {missing}{invalid}{silent}.",
        "The agencies submitted {received} of the {due} figures due ({coverage}); {agencies} had "
        "yet to submit {missing}{invalid}{silent}.",
    ),
    "paragraph.coverage.invalid": (
        " (kể cả {invalid} số liệu đã gửi nhưng bị lỗi)",
        " (including {invalid} submitted with errors)",
    ),
    "paragraph.coverage.silent": (
        ", trong đó có {silent} cơ quan chưa gửi số liệu nào",
        ", and {silent} of these agencies submitted nothing at all",
    ),
    "paragraph.coverage.full": (
        "Các cơ quan, đơn vị đã gửi đầy đủ {due} số liệu theo quy định.",
        "The agencies submitted all of the {due} figures due.",
    ),
    "paragraph.open": ("Hiện còn {parts}.", "There remained {parts}."),
    "paragraph.open.not_met": ("{what} chưa đạt", "{what} not met"),
    "paragraph.open.undecided": (
        "{what} chưa rõ kết quả do thiếu số liệu",
        "{what} undecided because figures were missing",
    ),
    "paragraph.open.not_reported": (
        "{what} chưa có số liệu báo cáo",
        "{what} with nothing reported",
    ),
    "paragraph.open.none": (
        "Không còn chỉ tiêu, nhiệm vụ nào chưa đạt.",
        "No target or task remained to be met.",
    ),
    "paragraph.areas": (
        "Lĩnh vực có tỷ lệ đạt cao nhất là {best} ({highest}), thấp nhất là {worst} ({lowest}).",
        "Compliance was highest in the area of {best} ({highest}) and lowest in that of {worst} "
        "({lowest}).",
    ),
    "paragraph.areas.equal": (
        "Các lĩnh vực đều có tỷ lệ đạt {highest}.",
        "Compliance was the same in every area, at {highest}.",
    ),
    "paragraph.areas.none": (
        "Chưa lĩnh vực nào có chỉ tiêu, nhiệm vụ để đánh giá.",
        "There was nothing to assess in any area yet.",
    ),
    "paragraph.levels": (
        "Tính theo từng số liệu của cơ quan, tỷ lệ đạt của {levels}.",
        "Counted by the agencies' own figures, compliance was {levels}.",
    ),
    "paragraph.levels.none": (
        "Chưa cấp nào có số liệu để đánh giá.",
        "There were no figures to assess at any level yet.",
    ),
    "paragraph.level": ("{level} là {compliance}", "{compliance} {level}"),
    "paragraph.level.province": ("cấp tỉnh", "at the provincial level"),
    "paragraph.level.department": ("khối sở, ban, ngành", "among the departments"),
    "paragraph.level.service_unit": (
        "khối đơn vị sự nghiệp",
        "among the service units",
    ),
    "paragraph.level.district": ("cấp huyện", "among the districts"),
    "paragraph.level.commune": ("cấp xã", "among the communes"),
    "paragraph.since.previous": ("So với quý trước", "Compared with the previous quarter"),
    "paragraph.since.other": ("So với {quarter}", "Compared with {quarter}"),
    "paragraph.moves": (
        "{since}, xét trên cùng phạm vi cơ quan báo cáo, {newly_met}{lost}.",
        "{since}, and counting only what the same agencies reported, {newly_met}{lost}.",
    ),
    "paragraph.moves.newly_met": (
        "có thêm {what} đạt yêu cầu",
        "the province newly met {what}",
    ),
    "paragraph.moves.no_newly_met": (
        "chưa có thêm chỉ tiêu, nhiệm vụ nào đạt yêu cầu",
        "the province newly met no target or task",
    ),
    "paragraph.moves.lost": (
        "; trong khi đó, {what} đã đạt nhưng nay không còn đạt",
        ", and no longer met {what}",
    ),
    "paragraph.listed": ("{what} ({ids})", "{what} ({ids})"),
    "paragraph.reporters": (
        "Riêng {changed} có cơ quan gửi số liệu thay đổi giữa hai kỳ nên không đưa vào so sánh, "
        "không tính là tiến bộ{undecided}.",
        "The agencies that reported {changed} were not the same in both periods, so what changed "
        "there counts neither as progress nor as a loss{undecided}.",
    ),
    "paragraph.reporters.undecided": (
        "; {undecided} chuyển sang chưa rõ kết quả, cần bổ sung số liệu để đánh giá",
        "; {undecided} became undecided, pending further figures",
    ),
    "paragraph.undecided": (
        "Trong kỳ, {undecided} chuyển sang chưa rõ kết quả, cần bổ sung số liệu để đánh giá.",
        "Over the same time, {undecided} became undecided, pending further figures.",
    ),
    "paragraph.agencies": (
        "Xét trên những số liệu có ở cả hai kỳ, {parts}.",
        "On the figures given in both periods, {parts}.",
    ),
    "paragraph.agencies.rose": (
        "cơ quan có tiến bộ nhiều nhất là {agencies}",
        "the greatest progress was made by {agencies}",
    ),
    "paragraph.agencies.fell": (
        "giảm nhiều nhất là {agencies}",
        "the greatest decline was that of {agencies}",
    ),
    "paragraph.agency.rose": (
        "{agency} (từ {before} lên {now}/{count} số liệu đạt)",
        "the {agency} (from {before} to {now} of {count} figures met)",
    ),
    "paragraph.agency.fell": (
        "{agency} (từ {before} xuống {now}/{count} số liệu đạt)",
        "the {agency} (from {before} to {now} of {count} figures met)",
    ),
    "paragraph.agency.others": ("một số cơ quan khác", "others that moved as far"),
    "paragraph.nearest": (
        "Gần đạt nhất là {kind} {id} “{name}” với {value} so với ngưỡng {threshold}, {counted} cần "
        "tăng thêm {needed}{others}.",
        "Nearest to its threshold was {kind} {id}, “{name}”, at {value} against {threshold}, with "
        "{needed} more needed ({counted}){others}.",
    ),
    "paragraph.nearest.others": ("; tiếp theo là {others}", "; next came {others}"),
    "paragraph.nearest.other": ("{id} (cần thêm {needed})", "{id} ({needed} more)"),
    "paragraph.risks": (
        "Ước tính theo tiến độ thực hiện từ đầu năm đến nay, {risks} có nguy cơ không đạt vào cuối "
        "năm{ids}; số ước tính chỉ để tham khảo, phục vụ chỉ đạo, điều hành.",
        "At the pace of the year so far, an estimated {risks} may not be met by the end of the "
        "year{ids}; the estimate is for guidance only.",
    ),
    "paragraph.risks.ids": (", gồm {ids}", ": {ids}"),
    "paragraph.risks.some": (", trong đó có {ids}", ", among them {ids}"),
    "paragraph.risks.none": (
        "Ước tính theo tiến độ thực hiện từ đầu năm đến nay, các chỉ tiêu, nhiệm vụ có đủ số liệu "
        "để ước tính đều có khả năng đạt vào cuối năm.",
        "At the pace of the year so far, everything whose pace can be estimated is likely to be "
        "met by the end of the year.",
    ),
    "paragraph.request": ("Đề nghị {parts}.", "It is requested {parts}."),
    "paragraph.request.missing": (
        "các cơ quan còn thiếu số liệu khẩn trương gửi bổ sung",
        "that the agencies with missing figures submit them without delay",
    ),
    "paragraph.request.open": (
        "các cơ quan chủ trì những chỉ tiêu, nhiệm vụ chưa đạt làm rõ nguyên nhân, có giải pháp cụ "
        "thể để hoàn thành kế hoạch năm {year}",
        "that the agencies in charge of the targets and tasks not met identify the causes and take "
        "specific measures to complete the plan for {year}",
    ),
    "paragraph.request.open_last": (
        "các cơ quan chủ trì những chỉ tiêu, nhiệm vụ chưa đạt làm rõ nguyên nhân, trách nhiệm và "
        "đề xuất đưa nội dung còn lại vào kế hoạch năm sau",
        "that the agencies in charge of the targets and tasks not met account for the causes and "
        "propose what should be carried over into next year's plan",
    ),
    "paragraph.request.keep": (
        "các cơ quan, đơn vị tiếp tục duy trì kết quả đã đạt được",
        "that the agencies maintain the results achieved",
    ),
}
