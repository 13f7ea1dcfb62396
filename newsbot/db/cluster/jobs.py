"""Who works on which job of the queue, and what became of it. One job is one site."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

# In one statement each: two workers may look at once, and either may be killed.
TAKE_OVER = text("""
WITH dead AS (
    UPDATE procrastinate_jobs SET status = 'failed'
    WHERE status = 'doing' AND NOT EXISTS (SELECT FROM newsbot_alive AS it WHERE it.id = worker_id)
    RETURNING *
), unfinished AS (  -- killed between its result and the end of its job, a worker lost nothing
    SELECT * FROM dead WHERE NOT EXISTS (
        SELECT FROM newsbot_crawls WHERE job_id = dead.id AND ended_at IS NOT NULL)
), noted AS (
    UPDATE newsbot_crawls SET ended_at = now(), reason = 'its worker died'
    WHERE job_id IN (SELECT id FROM unfinished)
), again AS (
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args)
    SELECT queue_name, task_name, priority, lock, queueing_lock, args FROM unfinished
    ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING
)
SELECT lock FROM unfinished ORDER BY lock""")
QUEUE_AGAIN = text("""
INSERT INTO procrastinate_jobs
    (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    SELECT queue_name, task_name, priority, lock, queueing_lock, args,
           now() + make_interval(secs => :delay_s)
    FROM procrastinate_jobs WHERE id = :job_id
    ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING""")
NOTE_WORKER = text("""
INSERT INTO newsbot_workers (id, host, pid, heartbeat_s)
    SELECT id, :host, :pid, :heartbeat_s FROM procrastinate_workers WHERE id = :id
    ON CONFLICT DO NOTHING""")
HEARTBEAT = text("SELECT procrastinate_update_heartbeat_v1(:id)")
NOTE_START = text("""
INSERT INTO newsbot_crawls (job_id, site, host) VALUES (:job_id, :site, :host)
    ON CONFLICT DO NOTHING""")
NOTE_END = text("""
UPDATE newsbot_crawls SET ended_at = now(), exit_code = :exit_code, reason = :reason
    WHERE job_id = :job_id""")
LAST_MOMENT = text("""
SELECT max(defer_timestamp) FROM procrastinate_periodic_defers WHERE periodic_id = :periodic_id""")
BEGIN_WITH = text("""
INSERT INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
    VALUES (:task_name, :periodic_id, :moment) ON CONFLICT DO NOTHING""")


@dataclass(frozen=True, slots=True)
class WorkerIdentity:
    host: str
    pid: int
    heartbeat_s: float


def note_alive(connection: Connection, worker_id: int, worker: WorkerIdentity) -> None:
    """A heartbeat, and at the first one whose it is."""
    connection.execute(HEARTBEAT, {"id": worker_id})
    values = {"host": worker.host, "pid": worker.pid, "heartbeat_s": worker.heartbeat_s}
    connection.execute(NOTE_WORKER, {"id": worker_id, **values})


def note_start(connection: Connection, job_id: int, site: str, host: str) -> None:
    connection.execute(NOTE_START, {"job_id": job_id, "site": site, "host": host})


def note_end(connection: Connection, job_id: int, exit_code: int, reason: str) -> None:
    values = {"job_id": job_id, "exit_code": exit_code, "reason": reason}
    connection.execute(NOTE_END, values)


def queue_again(connection: Connection, job_id: int, delay_s: float) -> None:
    """The same job once more, unless its site waits in the queue as it is."""
    connection.execute(QUEUE_AGAIN, {"job_id": job_id, "delay_s": delay_s})


def take_over(connection: Connection) -> list[str]:
    """Queues the jobs of dead workers again; returns their sites. The jobs themselves are failed:
    a worker that was only frozen cannot end what another one has begun since.
    """
    return [site for (site,) in connection.execute(TAKE_OVER)]


def last_moment(connection: Connection, periodic_id: str) -> int | None:
    """Unix time of the newest one for which a job was put in."""
    moment: int | None = connection.scalar(LAST_MOMENT, {"periodic_id": periodic_id})
    return moment


def begin_with(connection: Connection, task_name: str, periodic_id: str, moment: int) -> None:
    """What was due until then is nobody's to make up."""
    values = {"task_name": task_name, "periodic_id": periodic_id, "moment": moment}
    connection.execute(BEGIN_WITH, values)
