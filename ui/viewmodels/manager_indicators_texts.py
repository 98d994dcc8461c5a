"""The indicators as rows of a table: pure, no Qt."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from kiosk.catalogue import Centre
from kiosk.indicators import Measure, PersonScore, Score
from kiosk.reports.judged import JudgedQuarter
from kiosk.words import Words

Row = dict[str, Any]


def points_text(spoken: Words, points: Decimal | float) -> str:
    """ "1,25": no more places than there are."""
    text = f"{Decimal(str(points)).normalize():f}"
    return text.replace(".", spoken.text("manager.indicators.comma"))


def indicator_rows(spoken: Words, judged: JudgedQuarter) -> list[Row]:
    """One row an indicator; `share` of the most it could be, for its bar."""
    return [_row(spoken, each) for each in judged.scores.scores]


def people_rows(spoken: Words, centre: Centre, judged: JudgedQuarter) -> list[Row]:
    """Indicator 7 by official; nothing where a complaint is pending or dossiers are few."""
    return [
        {
            "name": centre.official[each.official].name
            if each.official in centre.official
            else each.official,
            "points": "" if each.points is None else points_text(spoken, each.points),
            "why": _why(spoken, centre, each),
        }
        for each in judged.scores.people
    ]


def summary(spoken: Words, judged: JudgedQuarter) -> Row:
    """The sum of those with data, whether it is final, and the class or why there is none."""
    scores = judged.scores
    with_data = sum(each.points is not None for each in scores.scores)
    sentence = spoken.text(
        "manager.indicators.sum",
        points=points_text(spoken, scores.total),
        most=points_text(spoken, scores.out_of),
        count=with_data,
        all=len(scores.scores),
    )
    if scores.class_:
        name = scores.class_.name[spoken.language]
        judged_as = spoken.text("manager.indicators.class", name=name)
    else:
        judged_as = spoken.text("manager.indicators.no_class")
    provisional = ""
    if not scores.final:
        provisional = spoken.text(
            "manager.indicators.provisional",
            count=scores.pending,
            lowest=points_text(spoken, scores.lowest),
        )
    return {
        "total": sentence,
        "judged": judged_as,
        "provisional": provisional,
        "check": judged.edition.check[spoken.language] if judged.edition.check else "",
    }


def quarter_text(spoken: Words, until: date) -> str:
    """ "Quý IV/2026"."""
    names = spoken.text("manager.indicators.quarters").split()
    name = names[(until.month - 1) // 3]
    return spoken.text("manager.indicators.quarter", quarter=name, year=until.year)


def last_day_before(until: date) -> date:
    """The last day of the quarter before the one of `until`."""
    first = until.replace(month=(until.month - 1) // 3 * 3 + 1, day=1)
    return first - timedelta(days=1)


def last_day_after(until: date) -> date:
    """The last day of the quarter after the one of `until`."""
    month = (until.month - 1) // 3 * 3 + 6
    year, month = until.year + (month > 12), (month - 1) % 12 + 1
    following = date(year + (month == 12), month % 12 + 1, 1)
    return following - timedelta(days=1)


def _row(spoken: Words, score: Score) -> Row:
    row: Row = {
        "number": str(score.indicator.number),
        "name": score.indicator.name[spoken.language],
        "points": "",
        "share": 0.0,
        "lowest": "",
        "basis": spoken.text("manager.indicators.no_data"),
    }
    if score.points is None or score.lowest is None:
        return row
    most = points_text(spoken, score.indicator.most)
    row["points"] = spoken.text(
        "manager.indicators.points_of", points=points_text(spoken, score.points), most=most
    )
    row["share"] = float(score.points) / (score.indicator.most or 1)
    counted = "complaints" if score.indicator.measure is Measure.COMPLAINTS else "dossiers"
    if score.indicator.measure is Measure.COMPLAINTS and not score.n:
        counted = "complaints_none"
    row["basis"] = spoken.text(f"manager.indicators.{counted}", count=score.n)
    if not score.final:
        row["lowest"] = spoken.text(
            "manager.indicators.lowest", points=points_text(spoken, score.lowest)
        )
    return row


def _why(spoken: Words, centre: Centre, person: PersonScore) -> str:
    if person.pending:
        return spoken.text("manager.indicators.person_pending", count=person.pending)
    if person.points is None:
        return spoken.text("manager.indicators.person_few", n=centre.rating.minimum_n)
    return spoken.text("manager.indicators.dossiers", count=person.n)
