import type { Worker } from '@sweepq/client';
import { formatCount, formatNumberOf, formatParam } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { Empty, Message } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { Time } from '../parts/time.tsx';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { type TrainingRun, useTraining } from './use-training.ts';
import { useWorkers } from './use-workers.ts';

/** The view of the workers: their threads, and the runs in training. */
export function Workers() {
  const { workers, failure } = useWorkers();
  const { runs, rate, left } = useTraining();
  useEffect(() => {
    document.title = 'Workers · sweepq';
  }, []);
  const list = workers.value ?? [];
  const threads = list.reduce((sum, worker) => sum + worker.threads, 0);
  return (
    <>
      <div class="head">
        <h1>Workers</h1>
      </div>
      {failure.value !== undefined && <Message kind="error" title={failure.value} />}
      {workers.value === undefined ? (
        failure.value === undefined && <Empty title="Reading the workers …" />
      ) : (
        <div class="stack">
          {list.length === 0 ? (
            <div class="panel">
              <Empty title="No worker is running." command="sweepq worker">
                <p>
                  The command starts a worker on this machine. <code>sweepq up</code> starts Redis,
                  the API and a worker. On another machine, a worker needs <code>REDIS_URL</code>{' '}
                  and <code>SWEEPQ_URL</code>.
                </p>
              </Empty>
            </div>
          ) : (
            <WorkersTable workers={list} threads={threads} />
          )}
          <Training runs={runs.value} rate={rate.value} left={left.value} />
        </div>
      )}
    </>
  );
}

const WorkersTable = ({ workers, threads }: { workers: readonly Worker[]; threads: number }) => (
  <Panel
    title={formatNumberOf(workers.length, 'worker')}
    note={`${formatNumberOf(threads, 'thread')}. A thread trains one run at a time.`}
  >
    <ScrollBox label="Workers">
      <table>
        <thead>
          <tr>
            <th>worker</th>
            <th class="num">threads</th>
            <th>runs</th>
            <th class="num">last report</th>
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <tr key={worker.id}>
              <td>
                <code>{worker.id}</code>
              </td>
              <td class="num">{formatCount(worker.threads)}</td>
              <td>
                <RunsOf worker={worker} />
              </td>
              <td class="num">
                <Time at={worker.announcedAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  </Panel>
);

/** A worker can have more runs than threads, because it prepares the next run during the training. */
const mostRuns = 8;

/** The runs of a worker as links to their sweeps. */
function RunsOf({ worker: { runIds } }: { worker: Worker }) {
  if (runIds.length === 0) return <span class="dim">none</span>;
  return (
    <>
      {runIds.slice(0, mostRuns).map((id) => (
        <Link key={id} class="tag" href={hrefs.sweep(id.replace(/-r\d+$/, ''))} title={id}>
          run {id.split('-r').at(-1)}
        </Link>
      ))}
      {runIds.length > mostRuns && <span class="dim"> and {runIds.length - mostRuns} more</span>}
    </>
  );
}

type TrainingProps = {
  runs: readonly TrainingRun[] | undefined;
  rate: number | undefined;
  /** The number of running sweeps whose runs are not shown. */
  left: number;
};

function Training({ runs, rate, left }: TrainingProps) {
  if (runs === undefined) return null;
  return (
    <Panel
      title="In training now"
      note={rate === undefined ? undefined : `${formatCount(rate)} iterations/s in these runs`}
    >
      {runs.length === 0 ? (
        <Empty title="No run is in training.">
          <p>Runs of a sweep appear here as soon as a worker takes them.</p>
        </Empty>
      ) : (
        <ScrollBox label="Runs in training">
          <table>
            <thead>
              <tr>
                <th>sweep</th>
                <th class="num">run</th>
                <th class="num">learningRate</th>
                <th class="num">iteration</th>
                <th class="num">cost</th>
                <th class="num">started</th>
              </tr>
            </thead>
            <tbody>
              {runs.map(({ run, sweep }) => (
                <tr key={run.id}>
                  <td>
                    <Link href={hrefs.sweep(run.sweepId)}>{sweep}</Link>
                  </td>
                  <td class="num">{formatCount(run.index)}</td>
                  <td class="num" title={String(run.params.learningRate)}>
                    {formatParam('learningRate', run.params.learningRate)}
                  </td>
                  <td class="num">
                    {formatCount(run.iteration)} of {formatCount(run.params.iterations)}
                  </td>
                  <td class="num">{run.cost === null ? '' : run.cost.toFixed(4)}</td>
                  <td class="num">{run.startedAt !== null && <Time at={run.startedAt} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {left > 0 && <p class="help">{formatNumberOf(left, 'more running sweep')} not shown here.</p>}
    </Panel>
  );
}
