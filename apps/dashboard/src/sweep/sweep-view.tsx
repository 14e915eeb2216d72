import { useSignal } from '@preact/signals';
import type { Sweep } from '@sweepq/client';
import {
  formatCount,
  formatNumberOf,
  sayPruning,
  saySearch,
  sayValidation,
  titleOf,
} from '@sweepq/view';
import { useEffect, useMemo } from 'preact/hooks';
import { CohortsPanel } from '../charts/cohorts-panel.tsx';
import { CurvesChart } from '../charts/curves-chart.tsx';
import { DistributionChart } from '../charts/distribution-chart.tsx';
import { HeatChart } from '../charts/heat-chart.tsx';
import { HistoryChart } from '../charts/history-chart.tsx';
import { ImportanceChart } from '../charts/importance-chart.tsx';
import { ParallelChart } from '../charts/parallel-chart.tsx';
import { ScatterChart } from '../charts/scatter-chart.tsx';
import { ChecksPanel } from '../checks/checks-panel.tsx';
import { ReplayPanel } from '../checks/replay-panel.tsx';
import { Button } from '../parts/button.tsx';
import { Tag } from '../parts/chip.tsx';
import { Empty, Message } from '../parts/empty.tsx';
import { Status } from '../parts/status.tsx';
import { Time } from '../parts/time.tsx';
import { Words } from '../parts/words.tsx';
import type { Facts } from '../scenes/protocol.ts';
import { ComparePanel } from '../table/compare-panel.tsx';
import { TrialsTable } from '../table/trials-table.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';
import { commit } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { urlState, wordCodec } from '../url/state.ts';
import { createSweepModel, type SweepModel } from './create-sweep-model.ts';
import { FilterRow } from './filter-row.tsx';
import { useSteering } from './steering.tsx';
import { isChoosing, Summary } from './summary.tsx';
import '../styles/sweep.css';
import '../styles/summary.css';
import '../styles/filter.css';
import '../styles/plots.css';
import '../styles/plot-colours.css';
import '../styles/parallel.css';
import '../styles/trials-table.css';

const compareState = urlState('compare', wordCodec(['no', 'yes'] as const), 'no');

const showCompare = (isShown: boolean) => {
  compareState.value = isShown ? 'yes' : 'no';
  commit();
};

/** The view of a sweep: header, summary, filter, charts and table. All of them share one filter. */
export function SweepView({ id }: { id: string }) {
  const model = useMemo(() => createSweepModel(id), [id]);
  useEffect(() => () => model.stop(), [model]);
  const sweep = model.sweep.value;
  const title = sweep === undefined ? 'Sweep' : titleOf(sweep);
  useEffect(() => {
    document.title = `${title} · sweepq`;
  }, [title]);
  const failure = model.failure.value ?? model.scenes.failure.value;
  if (model.isDeleted.value) {
    return (
      <Empty title="This sweep no longer exists.">
        <p>
          <Link href={hrefs.sweeps}>Go to the sweeps</Link>
        </p>
      </Empty>
    );
  }
  return (
    <>
      {failure !== undefined && (
        <Message kind="error" title="The sweep cannot be shown.">
          <Words text={failure} />
        </Message>
      )}
      {sweep === undefined ? (
        failure === undefined && <Empty title="Reading the sweep …" />
      ) : (
        <>
          <Head model={model} sweep={sweep} />
          <Charts model={model} />
        </>
      )}
    </>
  );
}

function Head({ model, sweep }: { model: SweepModel; sweep: Sweep }) {
  const { buttons, dialog } = useSteering(model, sweep);
  const { spec } = sweep;
  return (
    <>
      <div class="head">
        <span class="crumb">
          <Link href={hrefs.sweeps}>Sweeps</Link> /
        </span>
        <h1>{titleOf(sweep)}</h1>
        <Status status={sweep.status} />
        {sweep.archived && <Tag>archived</Tag>}
        <span class="acts">{buttons}</span>
        <p class="sub">
          <span>
            <Link href={hrefs.datasetVersion(spec.dataset.name, spec.dataset.version)}>
              {spec.dataset.name}
            </Link>
          </span>
          <span>
            {spec.validation === null
              ? 'no validation split'
              : `validation: ${sayValidation(spec.validation)}`}
          </span>
          <span>
            {saySearch(spec.search)}
            {spec.pruning !== null && `; ${sayPruning(spec.pruning)}`}
          </span>
          <span>
            started <Time at={sweep.createdAt} />
          </span>
          <span>priority {sweep.priority}</span>
          {sweep.stoppedBy !== null && <span>ended by the stop rule {sweep.stoppedBy}</span>}
          {sweep.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </p>
        {sweep.note !== null && <p class="note-text">{sweep.note}</p>}
      </div>
      {dialog}
      {sweep.finishedAt !== null && <ReplayPanel sweep={sweep} />}
      {sweep.failure !== null && (
        <Message kind="error" title="The sweep failed.">
          <Words text={sweep.failure.message} />
        </Message>
      )}
      {sweep.warnings.map(({ code, message }) => (
        <Message kind="warn" title="Note." key={code}>
          <Words text={message} />
        </Message>
      ))}
    </>
  );
}

function Charts({ model }: { model: SweepModel }) {
  const facts = model.facts.value;
  const sweep = model.sweep.value;
  const stage = useStages(5, facts !== undefined);
  if (facts === undefined) return <Empty title="Reading the trials …" />;
  if (facts.count === 0) return <Empty title="The first trials are being chosen …" />;
  const left = model.curvesLeft.value;
  return (
    <>
      <Summary model={model} />
      {sweep !== undefined && <ChecksPanel checks={model.checks} sweep={sweep} />}
      <FilterRow model={model} />
      <div class="grid">
        {stage > 0 && <CurvesChart model={model} note={curvesNote(facts, left)} />}
        {stage > 1 && <HeatChart model={model} />}
        {left !== null && (
          <p class="c12 small mid">
            Curves of the other trials are not read yet.{' '}
            <Button small onClick={model.readMoreCurves}>
              Read more
            </Button>
          </p>
        )}
        {stage > 1 && <CohortsPanel model={model} />}
        {stage > 2 && <ParallelChart model={model} />}
        {/* The history needs no curves, so it is the first chart. The worker draws it while the page renders the other charts. */}
        {stage > 0 && <HistoryChart model={model} />}
        {stage > 1 && <ImportanceChart model={model} />}
        {stage > 3 && <ScatterChart model={model} />}
        {stage > 3 && <DistributionChart model={model} />}
        {stage > 4 && <TimelinePanel model={model} />}
        {stage > 4 && compareState.value === 'yes' && (
          <ComparePanel model={model} onClose={() => showCompare(false)} />
        )}
        {stage > 4 && (
          <TrialsTable
            model={model}
            isChoosing={isChoosing(model)}
            onCompare={() => showCompare(true)}
          />
        )}
      </div>
    </>
  );
}

/** Says which curves are drawn, if some are not read. */
const curvesNote = ({ curves, count }: Facts, left: string | null): string | undefined =>
  left === null
    ? undefined
    : `the best ${formatCount(curves?.count ?? 0)} of ${formatNumberOf(count, 'trial')}`;

/** Counts to `last`, one step a task, so that the first render of all charts is not one long task. */
function useStages(last: number, isReady: boolean): number {
  const stage = useSignal(0);
  useEffect(() => {
    if (!isReady || stage.value >= last) return;
    const timer = setTimeout(() => {
      stage.value += 1;
    });
    return () => clearTimeout(timer);
  }, [isReady, stage.value]);
  return stage.value;
}
