import type { Space, Sweep, SweepSpec } from '@sweepq/client';
import {
  formatLayers,
  labelOf,
  sayPruning,
  saySearch,
  sayValidation,
  spacesOf,
} from '@sweepq/view';
import { paramNames } from '../api-words.ts';
import type { BestFacts } from './best-facts.ts';
import { renderFields } from './fields.ts';
import { type Style, styleStatus } from './style.ts';
import { showBest } from './sweeps.ts';
import { plural, showParams, showTime } from './values.ts';
import { variedIn } from './varied.ts';

/** Renders the status and the settings of a sweep. */
export function renderSweep(
  sweep: Sweep,
  style: Style,
  { baseline, ties }: BestFacts = {},
): string {
  const { spec } = sweep;
  return renderFields(
    {
      sweep: sweep.id,
      name: sweep.name ?? undefined,
      tags: sweep.tags.join(', '),
      note: sweep.note ?? undefined,
      archived: sweep.archived ? 'yes' : undefined,
      dataset: spec.dataset.name,
      status: styleStatus(style, sweep.status) + (sweep.stoppedBy ? `, by ${sweep.stoppedBy}` : ''),
      failure: sweep.failure ? `${sweep.failure.message} (${sweep.failure.code})` : undefined,
      trials: showCounts(sweep.counts),
      best: showBestTrial(sweep),
      baseline,
      ties,
      space: showSpaces(spec.space),
      search: saySearch(spec.search),
      pruning: spec.pruning ? sayPruning(spec.pruning) : undefined,
      extended: sweep.extensions.map(showExtension).join('\n'),
      objective: `${spec.objective.direction} ${labelOf(spec.objective.metric)}`,
      validation: spec.validation ? sayValidation(spec.validation) : undefined,
      'early stopping': spec.earlyStopping
        ? `patience ${spec.earlyStopping.patience}, min delta ${spec.earlyStopping.minDelta}`
        : undefined,
      stop: spec.stop ? showPairs(spec.stop) : undefined,
      webhooks: spec.webhooks.map(({ url, events }) => `${url} (${events.join(', ')})`).join('\n'),
      priority: sweep.priority,
      reuse: spec.reuse ? undefined : 'no',
      submitted: showTime(sweep.createdAt),
      finished: showTime(sweep.finishedAt),
      warnings: sweep.warnings.map(({ message }) => message).join('\n'),
    },
    style,
  );
}

/** Formats counts: "12 trials: 10 completed, 2 failed". Omits statuses with the count 0. */
export function showCounts({ total, ...counts }: Sweep['counts']): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  if (parts.length === 0) return plural(total, 'trial');
  return `${plural(total, 'trial')}: ${parts.map(([status, count]) => `${count} ${status}`).join(', ')}`;
}

function showBestTrial(sweep: Sweep): string | undefined {
  if (sweep.best === null) return undefined;
  const { id, params } = sweep.best;
  return `${showBest(sweep)}  ${showParams(params, variedIn(sweep))}\n${id}`;
}

/** Formats the spaces of a sweep. A list has a line with the number of each space, from 0, above it. */
function showSpaces(space: SweepSpec['space']): string {
  if (!Array.isArray(space)) return showSpace(space);
  return spacesOf(space)
    .map((each, k) => `space ${k}\n${showSpace(each).replaceAll(/^/gm, '  ')}`)
    .join('\n');
}

/** Formats a space, with a line for each hyperparameter. Left out: what an earlier API lacks, and an initialization by the layers. */
function showSpace(space: Space): string {
  return paramNames
    .flatMap((name) => {
      const axis = space[name] ?? [];
      return Array.isArray(axis) && axis.length === 0 ? [] : `${name} ${showAxis(axis)}`;
    })
    .join('\n');
}

const mostValues = 12;

/** Formats an axis in the notation of `sweepq submit`. */
function showAxis(axis: NonNullable<Space[keyof Space]>): string {
  if (!Array.isArray(axis)) {
    const parts = [`${axis.min}..${axis.max}`];
    if (axis.scale === 'log') parts.push('log');
    if (axis.int) parts.push('int');
    if (axis.step !== null) parts.push(`step=${axis.step}`);
    if (axis.count !== null) parts.push(`count=${axis.count}`);
    return parts.join(':');
  }
  const shown = axis
    .slice(0, mostValues)
    .map((value) => (Array.isArray(value) ? formatLayers(value) : value))
    .join(',');
  return axis.length > mostValues ? `${shown},… (${axis.length} values)` : shown;
}

function showExtension({ iterations, trials, space, search }: Sweep['extensions'][number]): string {
  if (iterations !== null) return `to ${plural(iterations, 'iteration')}`;
  if (trials !== null) return `by ${plural(trials, 'trial')}`;
  const by = Array.isArray(space) ? `by ${plural(space.length, 'space')}` : 'by a space';
  return search === null ? by : `${by}, ${saySearch(search)}`;
}

const showPairs = (fields: object) =>
  Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
