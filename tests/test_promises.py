"""What is promised of the journal and its travels, each promise with the tests that hold it.

The list is checked here, so that no promise loses its test unnoticed when one is renamed.
"""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PROMISES = {
    "P1 a number is never given twice in a day": (
        "faults/test_power_cut.py::test_no_told_number_is_lost_or_given_twice",
        "faults/test_many_processes.py::test_killing_commands_loses_no_told_number_and_prints_none_twice",
        "kiosk/test_marks.py::test_an_older_journal_put_back_after_a_kill_gives_no_number_twice",
        "hub/test_hub_away.py::test_p1_two_kiosks_alone_and_the_hub_never_give_one_number_twice",
        "hub/test_hub_away.py::"
        "test_p1_numbers_of_a_kiosk_alone_do_not_begin_again_because_its_clock_jumped_a_day",
        "sync/test_fleet.py::"
        "test_a_disk_that_was_cloned_and_runs_twice_loses_nothing_and_parts_its_numbers",
    ),
    "P2 what a citizen sees is on disk before": (
        "faults/test_power_cut.py::test_no_told_number_is_lost_or_given_twice",
        "server/test_durable.py::test_a_power_cut_takes_nothing_that_was_acknowledged",
    ),
    "P3 nothing acknowledged is lost or stored twice, however long without a line": (
        "sync/test_uplink.py::test_whatever_the_line_does_nothing_is_lost_or_doubled",
        "sync/test_fleet.py::test_whatever_happens_to_a_fleet_nothing_is_lost_doubled_or_invented",
        "sync/test_promises.py::test_p3_after_sixty_days_without_a_line_everything_is_there_once",
        "server/test_two_servers.py::test_requests_to_any_of_two_servers_lose_and_double_nothing",
    ),
    "P4 a backlog drains by itself": (
        "sync/test_promises.py::"
        "test_p4_a_backlog_drains_by_itself_within_fifteen_minutes_for_ten_thousand_events",
        "sync/test_going_up.py::test_a_bug_is_on_record_and_the_next_event_is_sent_all_the_same",
    ),
    "P5 one bad event blocks or deletes no other": (
        "server/test_content.py::test_odd_content_is_kept_acknowledged_and_listed",
        "server/test_content.py::test_a_journal_of_another_program_than_ours_is_not_lost",
        "server/projecting/test_bad_days.py::test_one_bad_event_stops_no_other",
    ),
    "P6 a server put back from an old backup is filled up": (
        "sync/test_uplink.py::test_a_server_put_back_from_an_old_backup_is_filled_up_again",
        "journeys/test_central_server.py::"
        "test_p6_a_server_put_back_from_last_nights_backup_is_filled_up_by_its_centres",
    ),
    "P7 a restored or cloned device is noticed and healed": (
        "sync/test_uplink.py::"
        "test_a_device_put_back_from_a_backup_goes_on_in_a_new_epoch_and_loses_nothing",
        "sync/test_fleet.py::"
        "test_a_disk_that_was_cloned_and_runs_twice_loses_nothing_and_parts_its_numbers",
        "kiosk/test_epochs.py::"
        "test_what_another_course_keeps_out_is_said_again_whole_once_and_changes_nothing",
    ),
    "P8 without a hub numbers go on, and a standby takes its place": (
        "hub/test_hub_away.py::test_p8_numbers_go_on_in_less_than_five_seconds_when_the_hub_dies",
        "faults/test_partition.py::"
        "test_p8_numbers_go_on_in_less_than_five_seconds_when_packets_vanish",
        "hub/test_hub_away.py::test_p8_a_silent_line_is_no_longer_wait_than_a_dead_hub",
        "journeys/test_the_hub_dies_for_good.py::"
        "test_p8_a_promoted_standby_goes_on_with_everybody_who_waits",
    ),
    "P9 any change to acknowledged history is detected, offline": (
        "sync/test_evidence.py::test_a_forgery_is_altered",
        "sync/test_evidence.py::test_no_flipped_bit_passes",
        "sync/test_evidence.py::"
        "test_centre_and_server_together_cannot_make_another_past_under_the_checkpoint",
        "kiosk/test_journal.py::test_a_forged_past_is_found",
        "server/test_checkpoints.py::test_a_server_that_holds_another_past_of_ours_is_found_out",
    ),
    "P10 a full disk refuses cleanly and recovers by itself": (
        "faults/test_full_disk.py::test_nothing_told_is_lost_and_nothing_is_given_twice",
        "faults/test_full_disk.py::test_it_recovers_by_itself_when_there_is_room_again",
    ),
    "P11 a wrong clock changes neither order nor number nor day": (
        "journeys/test_wrong_clocks.py::"
        "test_p11_the_server_is_reached_and_its_time_puts_the_day_right",
        "kiosk/test_wrong_clock_at_the_desk.py::"
        "test_p11_who_waits_since_a_clock_was_years_ahead_waits_today",
        "hub/test_hub_away.py::"
        "test_p1_numbers_of_a_kiosk_alone_do_not_begin_again_because_its_clock_jumped_a_day",
        "hub/test_hub_away.py::test_the_hubs_clock_is_kept_through_jumps_of_this_machines_own",
        "sync/test_fleet.py::test_whatever_happens_to_a_fleet_nothing_is_lost_doubled_or_invented",
        "server/test_live.py::"
        "test_a_centre_whose_clock_went_back_numbers_on_from_what_the_server_knows",
    ),
    "P12 what comes down cannot brick or downgrade a centre": (
        "bundles/test_promise_12.py::"
        "test_p12_killed_at_any_step_the_old_or_the_new_configuration_is_there_whole",
        "bundles/test_promise_12.py::test_p12_a_lower_or_equal_version_is_refused",
        "bundles/test_promise_12.py::test_p12_one_that_never_comes_to_work_goes_back_by_itself",
    ),
    "P14 the safety net itself is seen to hold": (
        "faults/test_power_cut.py::"
        "test_the_check_would_see_a_store_that_tells_before_the_disk_knows",
        "server/test_durable.py::"
        "test_the_check_would_see_a_database_that_does_not_wait_for_its_disk",
        "kiosk/test_decoding.py::test_the_check_would_see_a_process_that_ends",
    ),
}
"""P13 is a figure: the rows of `python -m tests.bench server`."""


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_has_its_tests(promise: str) -> None:
    for each in PROMISES[promise]:
        file, _, name = each.partition("::")
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, each
