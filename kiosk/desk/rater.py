"""What the citizen in front of the rater wishes: to answer once, or not.

A rating belongs to a service by its one-time token, made when the counter finished. It can be
given once; a question that was skipped or ran out may still be answered with the ticket at the
kiosk until the day-session ends.
"""

import msgspec

from kiosk.answers import Answer, Done, RatingTaken, Reason, Refused
from kiosk.desk.days import open_day
from kiosk.desk.parts import DeskPart, wish
from kiosk.device_word import DeviceWord, holds
from kiosk.events import RatingDeclined, RatingExplained, RatingGiven
from kiosk.transaction import Row, Transaction

COMMENT_LIMIT = 1000
UNANSWERED = ("asked", "skipped", "no_answer")
DECLINED = ("skipped", "no_answer")


class Question(Answer, frozen=True, kw_only=True):
    """What a rater shows: a question about the service `call` with its token, or (token empty) the
    counter at rest."""

    counter: int
    number: str = ""
    procedure: str = ""
    queue: str = ""
    language: str = "vi"
    rating: str = ""
    call: str = ""


class RaterDesk(DeskPart):
    """Questions and answers."""

    @wish
    def question(self, tx: Transaction, *, counter: int) -> Question:
        """The newest finished service of a counter, while its answer is still awaited there."""
        session = open_day(tx)
        finished = tx.one(
            "SELECT s.*, t.language FROM service s JOIN ticket t ON t.id = s.ticket "
            "WHERE s.session = ? AND s.counter = ? AND s.outcome = 'finished' "
            "ORDER BY s.called_ms DESC, s.call DESC LIMIT 1",
            session,
            counter,
        )
        waited = self.centre.rating.answer_seconds * 1000
        if finished is None or finished["answer"] != "asked":
            return Question(counter=counter)
        if tx.now_ms - finished["ended_ms"] > waited:
            return Question(counter=counter)
        return Question(
            counter=counter,
            number=finished["number"],
            procedure=finished["procedure"],
            queue=finished["queue"],
            language=finished["language"],
            rating=finished["rating"],
            call=finished["call"],
        )

    @wish
    def rate(
        self,
        tx: Transaction,
        *,
        rating: str,
        score: int,
        where: str = "rater",
        word: DeviceWord | None = None,
        request_id: str = "",
    ) -> RatingTaken | Refused:
        """Counts the one answer of a service; one touch is the whole answer. `word`: of the
        machine where it was touched, where that is not this one."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, RatingGiven):
            return self._given(earlier.call, earlier.score)
        level = next((each for each in self.centre.rating.levels if each.score == score), None)
        if level is None:
            return Refused(reason=Reason.UNKNOWN_SCORE)
        service = self._service(tx, rating)
        if isinstance(service, Refused):
            return service
        if service["answer"] not in UNANSWERED:
            return Refused(reason=Reason.ALREADY_RATED)
        if word and not holds(word, service["call"], rating, score):
            return Refused(reason=Reason.NOT_SIGNED)
        late = service["answer"] != "asked" or where != "rater"
        given = RatingGiven(call=service["call"], score=score, where=where, late=late)
        if word:
            given = msgspec.structs.replace(
                given, token=rating, at_ms=word.at_ms, key=word.key, signed=word.signature
            )
        tx.append(given, request_id=request_id)
        return self._given(service["call"], score)

    @wish
    def explain_rating(
        self, tx: Transaction, *, rating: str, reasons: tuple[str, ...] = (), comment: str = ""
    ) -> Done | Refused:
        """Adds reasons and a comment to a low answer that was already counted, once."""
        service = self._service(tx, rating)
        if isinstance(service, Refused):
            return service
        known = {each.code for each in self.centre.rating.reasons}
        if service["answer"] != "given" or not set(reasons) <= known:
            return Refused(reason=Reason.WRONG_STATE)
        text = comment.strip()[:COMMENT_LIMIT]
        said = service["reasons"] or service["comment"]
        again = not text and not service["comment"] and service["reasons"] == ",".join(reasons)
        if again or not (said or reasons or text):
            return Done()
        if said:
            return Refused(reason=Reason.ALREADY_RATED)
        tx.append(
            RatingExplained(call=service["call"], reasons=reasons),
            sealed={"comment": text} if text else None,
        )
        return Done()

    @wish
    def decline_rating(self, tx: Transaction, *, rating: str, how: str) -> Done | Refused:
        """Records `skipped` or `no_answer`; an answer that came meanwhile stands."""
        service = self._service(tx, rating)
        if isinstance(service, Refused):
            return service
        if service["answer"] != "asked" or how not in DECLINED:
            return Refused(reason=Reason.WRONG_STATE)
        tx.append(RatingDeclined(call=service["call"], how=how))
        return Done()

    @wish
    def give_up_waiting(self, tx: Transaction) -> int:
        """Records *no answer* for questions older than the rater waits; how many there were."""
        session = open_day(tx)
        limit = tx.now_ms - self.centre.rating.answer_seconds * 1000
        unanswered = tx.all(
            "SELECT call FROM service WHERE session = ? AND outcome = 'finished' "
            "AND answer = 'asked' AND ended_ms < ?",
            session,
            limit,
        )
        for row in unanswered:
            tx.append(RatingDeclined(call=row["call"], how="no_answer"))
        return len(unanswered)

    def _service(self, tx: Transaction, rating: str) -> Row | Refused:
        session = open_day(tx)
        row = tx.one("SELECT * FROM service WHERE rating = ?", rating)
        if row is None:
            return Refused(reason=Reason.UNKNOWN_TICKET)
        if row["session"] != session:
            return Refused(reason=Reason.RATING_EXPIRED)
        return row

    def _given(self, call: str, score: int) -> RatingTaken:
        asks = any(each.asks_reasons for each in self.centre.rating.levels if each.score == score)
        return RatingTaken(call=call, score=score, asks_reasons=asks)
