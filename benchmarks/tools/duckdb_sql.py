"""DuckDB: one SQL query over all files, with the register as tables."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from benchmarks.tools.common import Answer, Register, answer_with

ANSWER = r"""
with counted as (
    -- try_cast alone would round 1.5, and the optimiser would move it into the reader, which stops
    -- at a word.
    select
        period, agency, target,
        case when regexp_full_match(numerator, '\d+') then numerator::bigint end as numerator,
        case when regexp_full_match(denominator, '\d+') then denominator::bigint end as denominator
    from read_csv($files, header = true, all_varchar = true)
),
figures as (
    -- One number for period, agency and target is cheaper to group than three words.
    select
        period_number + 4 * (agency_number + $agencies * target_number) as key,
        period = $asked as asked,
        audiences.audience is not null and coalesce(numerator <= denominator, false) as "right",
        numerator,
        denominator
    from counted
    left join periods using (period)
    left join targets using (target)
    left join agencies using (agency)
    left join audiences using (audience, agency_number)
),
keys as (
    select
        count(*) as rows,
        -- A key that is given twice is wrong, whatever its rows say.
        count(*) = 1 and key is not null and any_value("right") as valid,
        any_value(asked) as asked,
        any_value(numerator) as numerator,
        any_value(denominator) as denominator
    from figures
    group by key
)
select
    sum(rows),
    count(*) filter (valid),
    sum(numerator) filter (valid and asked),
    sum(denominator) filter (valid and asked)
from keys
"""


PERIODS = """
create temp table periods as
    select unnest($periods) as period, unnest(range(len($periods))) as period_number
"""
AGENCIES = """
create temp table agencies as
    select unnest($agencies) as agency, unnest(range(len($agencies))) as agency_number
"""
TARGETS = """
create temp table targets as
    select unnest($targets) as target, unnest(range(len($targets))) as target_number,
        unnest($audiences) as audience
"""
AUDIENCES = "create temp table audiences (audience integer, agency_number integer)"
AUDIENCE = """
insert into audiences
    select $audience, agency_number from agencies
    where agency in (select unnest($reporters))
"""


def work(register: Register, files: Sequence[str]) -> Answer:
    """Validate all rows in one query and sum what is valid."""
    database = duckdb.connect()
    _create_tables(database, register)
    given = {"files": list(files), "asked": register.asked, "agencies": len(register.agencies)}
    found = database.execute(ANSWER, given).fetchone() or (0, 0, 0, 0)
    rows, valid, numerator, denominator = map(int, found)
    return Answer(rows, valid, rows - valid, numerator, denominator)


def _create_tables(database: duckdb.DuckDBPyConnection, register: Register) -> None:
    targets, audiences = register.audience_of.keys(), register.audience_of.values()
    database.execute(PERIODS, {"periods": register.periods})
    database.execute(AGENCIES, {"agencies": register.agencies})
    database.execute(TARGETS, {"targets": list(targets), "audiences": list(audiences)})
    database.execute(AUDIENCES)
    for number, reporters in enumerate(register.audiences):
        database.execute(AUDIENCE, {"audience": number, "reporters": list(reporters)})


if __name__ == "__main__":
    answer_with(work)
