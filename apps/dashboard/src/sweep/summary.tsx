import {
  formatCount,
  formatDuration,
  formatMetric,
  formatNumberOf,
  formatParam,
  formatPoints,
  labelOf,
  wilsonInterval,
} from '@sweepq/view';
import { varyingParams } from '../charts/column-axis.ts';
import { formatCell } from '../charts/ticks.ts';
import { withClause } from '../columns/clause.ts';
import { now } from '../parts/clock.ts';
import { Meter } from '../parts/meter.tsx';
import { Status } from '../parts/status.tsx';
import type { Facts, RowDetail } from '../scenes/protocol.ts';
import { commit } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { useWorkers } from '../workers/use-workers.ts';
import type { SweepModel } from './create-sweep-model.ts';
import { IntervalChart } from './interval-chart.tsx';

/** The best result, its hyperparameters, and the progress of the sweep. */
export function Summary({ model }: { model: SweepModel }) {
  const facts = model.facts.value;
  if (facts === undefined) return null;
  const detail = facts.best && model.details.value.get(facts.best.row);
  return (
    <section class="panel sum">
      <section>
        <h2>Best so far</h2>
        {facts.best === undefined ? (
          <p class="mid">The first completed trial appears here.</p>
        ) : (
          <Best model={model} facts={facts} best={facts.best} detail={detail} />
        )}
      </section>
      <section>
        <h2>Why it leads</h2>
        {detail === undefined ? (
          <p class="mid">Its hyperparameters appear here.</p>
        ) : (
          <Why model={model} facts={facts} detail={detail} />
        )}
      </section>
      <section>
        <h2>Progress</h2>
        <Progress model={model} facts={facts} />
      </section>
    </section>
  );
}

type BestProps = {
  model: SweepModel;
  facts: Facts;
  best: NonNullable<Facts['best']>;
  detail: RowDetail | undefined;
};

function Best({ model, best, detail }: BestProps) {
  const { metric, baseline, images, direction } = model.ranking.value;
  const isAccuracy = metric.endsWith('.accuracy');
  const others = Object.entries(detail?.cells ?? {}).filter(
    ([name, value]) =>
      name.startsWith('metrics.') && name !== metric && value !== null && !isHidden(model, name),
  );
  return (
    <>
      <p class="bestline">
        <span class="big lead" title={String(best.value)}>
          {formatMetric(metric, best.value)}
        </span>
        <span class="mid">
          {labelOf(metric)}
          {baseline !== undefined && isAccuracy && (
            <>
              , <BaselineGap gap={best.value - baseline} />
            </>
          )}
          {baseline !== undefined && !isAccuracy && (
            <>
              {' '}
              (answering the shares of the classes: <b>{formatMetric(metric, baseline)}</b>)
            </>
          )}
        </span>
      </p>
      {images !== undefined && isAccuracy && direction === 'maximize' && (
        <IntervalChart
          value={best.value}
          interval={wilsonInterval(Math.round(best.value * images), images)}
          baseline={baseline}
        />
      )}
      <p class="counts">
        {others.map(([name, value]) => (
          <span key={name}>
            {labelOf(name)} <b>{formatCell(name, value)}</b>
          </span>
        ))}
      </p>
    </>
  );
}

/** How far the best accuracy is from that of always answering the most frequent class. */
const BaselineGap = ({ gap }: { gap: number }) =>
  gap === 0 ? (
    <>the same as the majority baseline</>
  ) : (
    <>
      <b>{formatPoints(Math.abs(gap)).replace('+', '')}</b> {gap > 0 ? 'above' : 'below'} the
      majority baseline
    </>
  );

/** Whether test metrics are hidden: the sweep has a validation split and runs, so users still choose between trials. */
export const isChoosing = (model: SweepModel): boolean => {
  const sweep = model.sweep.value;
  return sweep?.spec.validation != null && sweep.finishedAt === null;
};
const isHidden = (model: SweepModel, name: string) =>
  name.startsWith('metrics.test.') && isChoosing(model);

type WhyProps = { model: SweepModel; facts: Facts; detail: RowDetail };

function Why({ model, facts, detail }: WhyProps) {
  const { images, direction } = model.ranking.value;
  const params = varyingParams(facts);
  return (
    <>
      <p>
        <Link class="who" href={hrefs.trial(`${model.sweepId}-t${detail.row}`)}>
          Trial {detail.row}
        </Link>
      </p>
      <dl class="why">
        {params.map((name) => {
          const value = detail.cells[name] ?? null;
          return (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd>
                <b title={String(value)}>{formatCell(name, value)}</b>
                {name === 'params.learningRate' && <EdgeFact facts={facts} detail={detail} />}
              </dd>
            </div>
          );
        })}
      </dl>
      {params.length === 0 && <p class="mid">All trials have the same hyperparameters.</p>}
      <p class="tie mid">
        {facts.ties === 0
          ? 'No other trial is as good.'
          : images !== undefined && direction === 'maximize'
            ? `${formatNumberOf(facts.ties, 'other trial')} ${facts.ties === 1 ? 'lies' : 'lie'} inside its 95 % interval: with ${formatNumberOf(images, 'image')} they are ties.`
            : `${formatNumberOf(facts.ties, 'other trial')} ${facts.ties === 1 ? 'has' : 'have'} the same value.`}
      </p>
    </>
  );
}

/** How far the learning rate is from the rate at which trials of the same iteration count diverge. */
function EdgeFact({ facts, detail }: { facts: Facts; detail: RowDetail }) {
  const rate = detail.cells['params.learningRate'];
  const at = facts.edge.find(({ iterations }) => iterations === detail.cells['params.iterations']);
  if (at === undefined || typeof rate !== 'number') return null;
  const share = rate / at.edge;
  const edge = formatParam('learningRate', at.edge);
  return (
    <>
      , {share < 1 ? `${Math.max(1, Math.round(share * 100))} % of` : 'above'} the stability edge{' '}
      {edge}
    </>
  );
}

const openStatuses = ['queued', 'running'];

function Progress({ model, facts }: { model: SweepModel; facts: Facts }) {
  const { workers } = useWorkers();
  const open = openStatuses.reduce((sum, status) => sum + (facts.statuses[status] ?? 0), 0);
  const statuses = Object.entries(facts.statuses).filter(([, count]) => count > 0);
  const sweep = model.sweep.value;
  const threads = (workers.value ?? []).reduce((sum, worker) => sum + worker.threads, 0);
  return (
    <>
      <p>
        <span class="big">{formatCount(facts.count - open)}</span>{' '}
        <span class="of">of {formatNumberOf(facts.count, 'trial')}</span>
      </p>
      <Meter counts={facts.statuses} />
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
      </p>
      <p class="rate">
        {open > 0 && sweep?.finishedAt === null && <Rate model={model} open={open} />}
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
