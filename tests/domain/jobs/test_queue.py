from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.timezone import now

from tests.domain.jobs import chores
from ventanilla.domain.jobs.execution import pause_after, retry_job, run_due_jobs
from ventanilla.domain.jobs.leases import claim, renew, settle
from ventanilla.domain.jobs.models import Job, JobState
from ventanilla.domain.jobs.tasks import enqueue_once

pytestmark = pytest.mark.django_db
ALREADY_OVER = timedelta(seconds=-1)


def let_time_pass():
    """Whatever waits for its next attempt is due."""
    Job.objects.exclude(state__in=Job.AT_REST).update(run_after=now())


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_is_rolled_back_leaves_no_job(trace):
    def verb():
        with transaction.atomic():
            chores.note.enqueue(trace.path, "told")
            enqueue_once(chores.note, "once", trace.path, "told once")
            raise RuntimeError("the verb fails")

    with pytest.raises(RuntimeError):
        verb()

    assert not Job.objects.exists()
    assert run_due_jobs() == 0
    assert trace() == []


def test_a_job_runs_with_its_arguments_and_is_done(trace):
    result = chores.note.enqueue(trace.path, word="hola")

    run_due_jobs()

    result.refresh()
    assert trace() == ["hola"]
    assert result.is_finished
    assert chores.note.get_result(result.id).attempts == 1


def test_arguments_that_json_cannot_hold_are_refused_when_queued(trace):
    with pytest.raises(TypeError):
        chores.note.enqueue(trace.path, object())

    assert not Job.objects.exists()


def test_a_deferred_job_waits_for_its_time(trace):
    chores.note.using(run_after=now() + timedelta(hours=1)).enqueue(trace.path, "later")

    assert run_due_jobs() == 0

    let_time_pass()
    assert run_due_jobs() == 1


def test_the_urgent_job_goes_first(trace):
    chores.note.enqueue(trace.path, "usual")
    chores.hurry.enqueue(trace.path)

    run_due_jobs()

    assert trace() == ["urgent", "usual"]


def test_a_task_may_ask_which_attempt_it_is(trace):
    chores.count_attempts.enqueue(trace.path)

    run_due_jobs()

    assert trace() == ["attempt 1"]


def test_the_same_key_makes_one_job_while_the_first_is_unfinished(trace):
    firsts = [enqueue_once(chores.note, "digest:7", trace.path, word) for word in ("one", "two")]
    run_due_jobs()
    again = enqueue_once(chores.note, "digest:7", trace.path, "three")
    run_due_jobs()

    assert (firsts, again) == ([True, False], True)
    assert trace() == ["one", "three"]


def test_a_duplicate_key_does_not_spoil_the_transaction(trace):
    enqueue_once(chores.note, "digest:7", trace.path, "one")
    with transaction.atomic():
        enqueue_once(chores.note, "digest:7", trace.path, "two")
        chores.note.enqueue(trace.path, "the rest of the verb")

    assert Job.objects.count() == 2


def test_a_failing_job_is_tried_again_after_a_pause(trace):
    chores.stumble.enqueue(trace.path)

    run_due_jobs()

    job = Job.objects.get()
    assert job.state == JobState.READY
    assert job.run_after > now()
    assert "the disk is on the moon" in job.last_error


def test_a_job_that_always_fails_is_dead_after_its_attempts_and_can_be_retried(trace):
    chores.stumble.enqueue(trace.path)
    for _ in range(5):
        run_due_jobs()
        let_time_pass()

    dead = Job.objects.dead().get()
    assert trace() == ["tried"] * 3

    assert retry_job(dead)
    assert run_due_jobs() == 1
    assert trace() == ["tried"] * 4


def test_a_dead_job_whose_twin_waits_is_not_retried(trace):
    enqueue_once(chores.note, "digest:7", trace.path, "old")
    Job.objects.update(state=JobState.DEAD)
    dead = Job.objects.get()
    enqueue_once(chores.note, "digest:7", trace.path, "new")

    assert not retry_job(dead)
    assert not retry_job(Job.objects.exclude(pk=dead.pk).get())


def test_a_job_whose_task_is_gone_fails_like_any_other(trace):
    chores.note.enqueue(trace.path, "hola")
    Job.objects.update(task_path="tests.domain.jobs.chores.gone")

    run_due_jobs()

    assert "gone" in Job.objects.get().last_error


def test_a_zombie_whose_lease_is_over_can_write_nothing(trace):
    chores.note.enqueue(trace.path, "hola")
    zombie = claim(Job, lease=ALREADY_OVER)
    heir = claim(Job)

    assert not settle(zombie, JobState.DONE)
    assert not renew(zombie)
    assert settle(heir, JobState.DONE)
    assert heir.attempts == 2


def test_a_renewed_lease_keeps_others_away(trace):
    chores.note.enqueue(trace.path, "hola")
    job = claim(Job, lease=ALREADY_OVER)

    renew(job)

    assert claim(Job) is None


def test_a_job_that_takes_its_worker_with_it_each_time_is_dead_in_the_end(trace):
    chores.stumble.enqueue(trace.path)
    for _ in range(3):
        assert claim(Job, lease=ALREADY_OVER)

    assert claim(Job) is None
    assert Job.objects.dead().get().last_error


def test_an_idle_look_asks_one_question_and_opens_no_transaction(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert claim(Job) is None


def test_pauses_double_and_stay_under_an_hour_and_a_quarter():
    assert timedelta(seconds=1.5) <= pause_after(1) <= timedelta(seconds=2.5)
    assert timedelta(seconds=96) <= pause_after(7) <= timedelta(seconds=160)
    assert pause_after(60) <= timedelta(minutes=75)


def test_done_jobs_are_forgotten_after_a_day_and_dead_ones_are_not(trace):
    from ventanilla.domain.jobs.housekeeping import forget_done_jobs

    for state in (JobState.DONE, JobState.DEAD):
        chores.note.enqueue(trace.path, "hola")
        Job.objects.filter(state=JobState.READY).update(state=state, finished_at=now() - timedelta(days=2))

    forget_done_jobs.func()

    assert [job.state for job in Job.objects.all()] == [JobState.DEAD]
