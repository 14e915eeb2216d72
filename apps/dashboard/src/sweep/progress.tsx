import { formatCount, formatDuration, formatNumberOf } from '@sweepq/view';
import { withClause } from '../columns/clause.ts';
import { now } from '../parts/clock.ts';
import { Meter } from '../parts/meter.tsx';
import { Status } from '../parts/status.tsx';
import type { Facts } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { useWorkers } from '../workers/use-workers.ts';
import type { SweepModel } from './create-sweep-model.ts';

const openStatuses = ['queued', 'running'];

/** How many trials have ended, by status, and the remaining time. */
export function Progress({ model, facts }: { model: SweepModel; facts: Facts }) {
  const { workers } = useWorkers();
  const open = openStatuses.reduce((sum, status) => sum + (facts.statuses[status] ?? 0), 0);
  const statuses = Object.entries(facts.statuses).filter(([, count]) => count > 0);
  const sweep = model.sweep.value;
  // An adaptive search chooses its trials one after the other.
  const planned = Math.max(facts.count, model.plan.value.planned);
  const left = planned - facts.count;
  const threads = (workers.value ?? []).reduce((sum, worker) => sum + worker.threads, 0);
  return (
    <>
      <p>
        <span class="big">{formatCount(facts.count - open)}</span>{' '}
        <span class="of">of {formatNumberOf(planned, 'trial')}</span>
      </p>
      <Meter counts={facts.statuses} of={planned} />
      <p class="counts">
        {statuses.map(([status, count]) => (
          <button
            type="button"
            class="plain"
            key={status}
            title={`Only ${status} trials`}
            onClick={() => {
              const clause = { kind: 'words', column: 'status', words: [status] } as const;
              model.clauses.value = withClause(model.clauses.peek(), 'status', {
                ...clause,
                words: [...clause.words],
              });
              commit();
            }}
          >
            <b>{formatCount(count)}</b> <Status status={status} />
          </button>
        ))}
        {left > 0 && (
          <span class="mid">
            <b>{formatCount(left)}</b> not chosen yet
          </span>
        )}
      </p>
      <p class="rate">
        {open + left > 0 && sweep?.finishedAt === null && <Rate model={model} open={open + left} />}
        {workers.value !== undefined &&
          (workers.value.length === 0 ? (
            <span class="warned">no worker: start one with `sweepq up`</span>
          ) : (
            <span>
              <b>{workers.value.length}</b> {workers.value.length === 1 ? 'worker' : 'workers'},{' '}
              <b>{threads}</b> {threads === 1 ? 'thread' : 'threads'}
            </span>
          ))}
        {sweep?.finishedAt != null && (
          <span>
            took <b>{formatDuration(Date.parse(sweep.finishedAt) - Date.parse(sweep.createdAt))}</b>
          </span>
        )}
      </p>
    </>
  );
}

/** The trials per second of the last 20 s, and the remaining time at this rate. */
function Rate({ model, open }: { model: SweepModel; open: number }) {
  now.value;
  const recent = model.ends.value.filter((at) => at > Date.now() - 20_000);
  const [first] = recent;
  const seconds = first === undefined ? 0 : (Date.now() - first) / 1000;
  if (recent.length < 2 || seconds < 1) return <span>measuring the speed …</span>;
  const rate = recent.length / seconds;
  return (
    <>
      <span>
        <b>{formatDuration((open / rate) * 1000)}</b> left
      </span>
      <span>
        <b>{rate < 10 ? rate.toFixed(1) : formatCount(rate)}</b> trials/s
      </span>
    </>
  );
}
