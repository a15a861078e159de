"""The period before and the other stage of a scoring: as named, else out of the store."""

from cds_cli.cli.asking import Found, Session, Sought, find_named, find_scoring
from cds_cli.cli.stopping import stop
from cds_cli.store.database import open_store
from cds_cli.store.previous import run_before
from cds_cli.store.reading import last_run
from cds_cli.submission.period import Period, Stage
from cds_cli.text import Language, Text

OTHER_SET = Text(
    "{option}: {name} được chấm bằng bộ {seen}, không phải {set}.",
    "{option}: {name} was scored by set {seen}, not {set}.",
)
NOT_EARLIER = Text(
    "--before: {name} (kỳ {seen}) không ở trước kỳ {now}.",
    "--before: {name} (period {seen}) is not before period {now}.",
)
OTHER_PERIOD = Text(
    "--appraised: {name} là của kỳ {seen}, không phải kỳ {now}.",
    "--appraised: {name} is of period {seen}, not of {now}.",
)
NOT_SELF = Text(
    "--appraised: kết quả đang xem đã là thẩm định; thêm --stage self để xem bản tự đánh giá.",
    "--appraised: these results are appraised already; take the self-assessment by --stage self.",
)
NOT_APPRAISED = Text(
    "--appraised: {name} là bản tự đánh giá.", "--appraised: {name} is a self-assessment."
)


def period_before(found: Found, operand: str | None, session: Session) -> Found | None:
    """Find what figures are held against: what is named, else the period before in the store."""
    results = found.scoring.results
    code = results.indicator_set.code
    if operand is not None:
        named = find_named(operand, Sought(set_name=code), session)
        refuse_other_set("--before", named, code, session.language)
        refuse_later(named, results.period, session.language)
        return named
    if results.period is None or not session.store.is_file():
        return None
    with open_store(session.store) as store:
        run = run_before(store, code, results.period, results.stage)
    return None if run is None else find_scoring(Sought(run=run.id), session)


def other_stage(found: Found, operand: str | None, session: Session) -> Found | None:
    """Find the appraisal that is named, else the other stage of the period in the store."""
    results = found.scoring.results
    if operand is not None:
        return appraisal(found, operand, session)
    is_of_persons = results.indicator_set.is_of_persons
    if is_of_persons or results.period is None or not session.store.is_file():
        return None
    (other,) = (stage for stage in Stage if stage is not results.stage)
    with open_store(session.store) as store:
        run = last_run(
            store,
            set_label=results.indicator_set.label,
            period=results.period,
            stage=other,
        )
    return None if run is None else find_scoring(Sought(run=run.id), session)


def appraisal(found: Found, operand: str, session: Session) -> Found:
    """Find the appraisal that is named for a self-assessment."""
    results, language = found.scoring.results, session.language
    if results.stage is Stage.APPRAISED:
        stop(NOT_SELF, language)
    period = str(results.period) if results.period else None
    code = results.indicator_set.code
    sought = Sought(set_name=code, period=period, stage=Stage.APPRAISED.value)
    named = find_named(operand, sought, session)
    refuse_other_set("--appraised", named, code, language)
    if named.scoring.results.stage is not Stage.APPRAISED:
        stop(NOT_APPRAISED, language, name=operand)
    refuse_other_period(named, results.period, language)
    return named


def refuse_later(named: Found, now: Period | None, language: Language) -> None:
    """Figures of this period or a later one are none of the period before."""
    seen = named.scoring.results.period
    if seen is not None and now is not None and seen.days[1] >= now.days[1]:
        stop(NOT_EARLIER, language, name=named.scoring.name, seen=seen, now=now)


def refuse_other_period(named: Found, now: Period | None, language: Language) -> None:
    """Two stages are those of one period; a file may leave open of which it is."""
    seen = named.scoring.results.period
    if seen is not None and now is not None and seen != now:
        stop(OTHER_PERIOD, language, name=named.scoring.name, seen=seen, now=now)


def refuse_other_set(option: str, named: Found, code: str, language: Language) -> None:
    """Figures of another set cannot be held against these."""
    seen = named.scoring.results.indicator_set
    if seen.code != code:
        stop(OTHER_SET, language, option=option, name=named.scoring.name, seen=seen.label, set=code)
