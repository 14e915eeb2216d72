import type { Dataset, Model, Sweep, Trial } from '@sweepq/client';
import { formatNumberOf, sayPlace, titleOf } from '@sweepq/view';
import { useEffect } from 'preact/hooks';
import { Empty, Message } from '../parts/empty.tsx';
import { Status } from '../parts/status.tsx';
import { Time } from '../parts/time.tsx';
import { Words } from '../parts/words.tsx';
import { client } from '../service/client.ts';
import { useRead } from '../service/use-read.ts';
import { navigate } from '../url/address.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';
import { CostPanel } from './cost-panel.tsx';
import { EvaluationPanels } from './evaluation.tsx';
import { FoldsPanel } from './folds-panel.tsx';
import { GetPanel } from './get-panel.tsx';
import { MetricsPanel } from './metrics-panel.tsx';
import { ParamsPanel } from './params-panel.tsx';
import { PredictPanel } from './predict-panel.tsx';
import { TimePanel } from './time-panel.tsx';
import { UsePanel } from './use-panel.tsx';
import { WeightsPanel } from './weights-panel.tsx';
import '../styles/sweep.css';
import '../styles/summary.css';
import '../styles/plots.css';
import '../styles/plot-colours.css';
import '../styles/trials-table.css';
import '../styles/trial.css';
import '../styles/models.css';

type Read = { trial: Trial; sweep: Sweep; dataset: Dataset | undefined };

async function readTrial(id: string): Promise<Read> {
  const trial = await client.readTrial(id);
  const sweep = await client.readSweep(trial.sweepId);
  const { name, version } = sweep.spec.dataset;
  const dataset = await client.readDataset(name, version).catch(() => undefined);
  return { trial, sweep, dataset };
}

/** The view of a trial: hyperparameters, metrics, cost curve, weights, and the worst classified images. */
export function TrialView({ id }: { id: string }) {
  const { value, failure } = useRead(() => readTrial(id), id);
  const index = value.value?.trial.index;
  useEffect(() => {
    document.title = `${index === undefined ? 'Trial' : `Trial ${index}`} · sweepq`;
  }, [index]);
  if (failure.value !== undefined) {
    return (
      <Message kind="error" title="The trial cannot be shown.">
        <Words text={failure.value} />
      </Message>
    );
  }
  if (value.value === undefined) return <Empty title="Reading the trial …" />;
  return <Shown {...value.value} />;
}

function Shown({ trial, sweep, dataset }: Read) {
  const model = useRead<Model | undefined>(
    () => (trial.modelDigest === null ? Promise.resolve(undefined) : client.readModel(trial.id)),
    trial.id,
  );
  return (
    <>
      <Head trial={trial} sweep={sweep} />
      {trial.failure !== null && (
        <Message
          kind={trial.status === 'failed' ? 'error' : 'warn'}
          title={failureTitles[trial.status] ?? 'Note.'}
        >
          <Words text={trial.failure.message} />
        </Message>
      )}
      <div class="grid trial">
        <ParamsPanel trial={trial} best={sweep.best} />
        <MetricsPanel trial={trial} sweep={sweep} dataset={dataset} />
        <TimePanel trial={trial} />
        <FoldsPanel trial={trial} />
        <CostPanel trial={trial} sweep={sweep} />
        {trial.modelDigest !== null && (
          <WeightsPanel model={model.value.value} failure={model.failure.value} />
        )}
        {trial.modelDigest !== null && <UsePanel trial={trial} />}
        {trial.modelDigest !== null && (
          <PredictPanel
            class="c12"
            of={trial.id}
            classes={model.value.value?.classes.map(({ name }) => name) ?? []}
            predict={(files) => client.predict(trial.id, files, { picture: true })}
          />
        )}
        {trial.modelDigest !== null && <EvaluationPanels trial={trial} sweep={sweep} />}
        <GetPanel trial={trial} />
      </div>
    </>
  );
}

const failureTitles: Readonly<Record<string, string>> = {
  failed: 'The trial failed.',
  diverged: 'The trial diverged.',
};

function Head({ trial, sweep }: { trial: Trial; sweep: Sweep }) {
  const total = sweep.counts.total ?? 0;
  const beside = (index: number) =>
    index < 0 || index >= total ? undefined : hrefs.trial(`${sweep.id}-t${index}`);
  const place = sayPlace(trial.status, trial.rung, sweep.schedule?.rungs ?? []);
  const [previous, next] = [beside(trial.index - 1), beside(trial.index + 1)];
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, select, textarea'))
        return;
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      const href = event.key === 'j' ? next : event.key === 'k' ? previous : undefined;
      if (href !== undefined) navigate(href);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [previous, next]);
  return (
    <div class="head">
      <span class="crumb">
        <Link href={hrefs.sweeps}>Sweeps</Link> /{' '}
        <Link href={hrefs.sweep(sweep.id)}>{titleOf(sweep)}</Link> /
      </span>
      <h1>Trial {trial.index}</h1>
      <Status status={trial.status} />
      {sweep.best?.id === trial.id && (
        <span class="tag best">
          best of {formatNumberOf(sweep.counts.completed ?? 0, 'completed trial')}
        </span>
      )}
      <span class="acts">
        {previous !== undefined && (
          <Link class="btn quiet" href={previous} title="Previous trial (k)">
            ← {trial.index - 1}
          </Link>
        )}
        {next !== undefined && (
          <Link class="btn quiet" href={next} title="Next trial (j)">
            {trial.index + 1} →
          </Link>
        )}
      </span>
      <p class="sub">
        {trial.source !== null && <span>{trial.source}</span>}
        {trial.finishedAt !== null && (
          <span>
            ended <Time at={trial.finishedAt} />
          </span>
        )}
        {place !== undefined && <span>{place}</span>}
        {place === undefined && trial.stoppedIteration !== null && (
          <span>stopped after {formatNumberOf(trial.stoppedIteration, 'iteration')}</span>
        )}
        {trial.engine !== null && <span>engine {trial.engine}</span>}
        {trial.modelDigest !== null && (
          <span title={trial.modelDigest}>
            model <code>{trial.modelDigest.slice(0, 19)}…</code>
          </span>
        )}
      </p>
    </div>
  );
}
