"""On its way: whatever the server or the line does, a centre ends with a good bundle or its own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sync.bundles.coming_down import AGAIN_MS, COMING, Fetching
from sync.bundles.packing import MOST_BYTES, digest_of
from sync.bundles.slots import Slots, What
from sync.coming_down import LOOK_MS, ComingDown
from sync.downline import Unanswered
from sync.news import Newest, News
from sync.pace import Pace
from sync.sender import HOUR_MS, REVOKED
from sync.uplink import LINE
from tests.bundles.made import bad_bundle, bundle_of, here

NONE = News()


def news_of(data: bytes, version: int) -> News:
    return News(bundle=Newest(version=version, digest=digest_of(data), size=len(data)))


class Pieces:
    """A line that brings `data` in pieces; `lie` changes what comes."""

    def __init__(self, data: bytes, pieces: int = 3, lie: Callable[[bytes], bytes] | None = None):
        self.data, self._size, self._lie = data, -(-len(data) // pieces), lie
        self.asked = 0
        self.away = False

    def bundle(self, newest: Newest, part: Path) -> bool:
        self.asked += 1
        if self.away:
            raise Unanswered(LINE)
        part.parent.mkdir(parents=True, exist_ok=True)
        held = part.stat().st_size if part.exists() else 0
        piece = self.data[held : held + self._size]
        with part.open("ab") as file:
            file.write(self._lie(piece) if self._lie else piece)
        return part.stat().st_size >= newest.size


class Hand:
    ms = 0


def run(fetching: Fetching, news: News) -> int:
    """Steps until there is nothing more to do at once; how many."""
    steps = 1
    while fetching(news):
        steps += 1
    return steps


def fetching_of(data: Path, line: Pieces) -> tuple[Fetching, Hand]:
    hand = Hand()
    return Fetching(here(data), line, lambda: hand.ms), hand


def test_it_comes_piece_by_piece_and_waits_for_the_next_start(tmp_path: Path) -> None:
    data = bundle_of(4)
    fetching, _ = fetching_of(tmp_path, Pieces(data))
    assert run(fetching, news_of(data, 4)) == 3
    waiting = Slots(tmp_path).state().waiting
    assert waiting
    assert waiting.version == 4
    assert list((tmp_path / "bundles" / COMING).iterdir()) == []
    assert not fetching(news_of(data, 4))


def test_after_a_broken_line_and_a_new_start_it_goes_on(tmp_path: Path) -> None:
    data = bundle_of(4)
    line = Pieces(data)
    fetching, _ = fetching_of(tmp_path, line)
    assert fetching(news_of(data, 4))
    line.away = True
    with pytest.raises(Unanswered):
        fetching(news_of(data, 4))
    line.away = False
    again, _ = fetching_of(tmp_path, line)
    assert run(again, news_of(data, 4)) == 2
    assert Slots(tmp_path).state().highest == 4


def test_bytes_that_are_not_what_was_named_are_thrown_away_and_fetched_again_later(
    tmp_path: Path,
) -> None:
    data = bundle_of(4)
    line = Pieces(data, lie=lambda piece: b"x" * len(piece))
    fetching, hand = fetching_of(tmp_path, line)
    run(fetching, news_of(data, 4))
    assert Slots(tmp_path).state().waiting is None
    assert list((tmp_path / "bundles" / COMING).iterdir()) == []
    asked = line.asked
    assert not fetching(news_of(data, 4))
    assert line.asked == asked  # not at every look
    hand.ms += AGAIN_MS + 1
    line._lie = None
    run(fetching, news_of(data, 4))
    assert Slots(tmp_path).state().highest == 4


def test_a_server_that_calls_an_old_bundle_new_gains_nothing(tmp_path: Path) -> None:
    here(tmp_path).take(bundle_of(5))
    old = bundle_of(3)
    fetching, _ = fetching_of(tmp_path, Pieces(old))
    run(fetching, news_of(old, 9))
    state = Slots(tmp_path).state()
    assert (state.highest, state.waiting and state.waiting.version) == (5, 5)


def test_one_that_makes_no_centre_is_told_once_and_kept_for_an_hour_later(tmp_path: Path) -> None:
    data = bad_bundle(4)
    line = Pieces(data)
    fetching, hand = fetching_of(tmp_path, line)
    run(fetching, news_of(data, 4))
    asked = line.asked
    hand.ms += AGAIN_MS + 1
    run(fetching, news_of(data, 4))
    assert line.asked == asked + 1  # what is there is not brought again
    (news,) = Slots(tmp_path).state().news
    assert (news.what, news.version) == (What.REFUSED, 4)


def test_what_is_too_large_ever_to_be_taken_is_not_fetched(tmp_path: Path) -> None:
    line = Pieces(bundle_of(4))
    fetching, _ = fetching_of(tmp_path, line)
    huge = Newest(version=4, digest=digest_of(line.data), size=MOST_BYTES + 1)
    assert not fetching(News(bundle=huge))
    assert line.asked == 0


def test_a_newer_one_takes_the_place_of_what_was_half_there(tmp_path: Path) -> None:
    old, new = bundle_of(4), bundle_of(5)
    fetching, _ = fetching_of(tmp_path, Pieces(old))
    fetching(news_of(old, 4))
    later, _ = fetching_of(tmp_path, Pieces(new))
    run(later, news_of(new, 5))
    assert list((tmp_path / "bundles" / COMING).iterdir()) == []
    waiting = Slots(tmp_path).state().waiting
    assert waiting
    assert waiting.version == 5


def test_while_one_is_on_trial_nothing_is_fetched(tmp_path: Path) -> None:
    here(tmp_path).take(bundle_of(4))
    Slots(tmp_path).begin(1)
    line = Pieces(bundle_of(5))
    fetching, _ = fetching_of(tmp_path, line)
    assert not fetching(news_of(line.data, 5))
    assert line.asked == 0


class NewsLine:
    def __init__(self, *said: News | Unanswered) -> None:
        self._said = list(said)

    def news(self) -> News:
        said = self._said.pop(0)
        if isinstance(said, Unanswered):
            raise said
        return said


def test_it_asks_each_minute_at_once_while_there_is_more_and_hourly_where_people_must_help() -> (
    None
):
    left = [True, False, False]
    line = NewsLine(NONE, NONE, Unanswered(LINE), Unanswered(REVOKED), NONE)
    down = ComingDown(line, (lambda _: left.pop(0),), Pace(lambda: 0.5))
    assert down.step(0) == 0
    assert down.step(0) == LOOK_MS
    assert down.step(0) == 500
    assert down.status.trouble == LINE
    assert down.step(0) == HOUR_MS
    assert down.status.trouble == REVOKED
    assert down.step(0) == LOOK_MS
    assert down.status == msgspec.structs.replace(down.status, trouble="")
