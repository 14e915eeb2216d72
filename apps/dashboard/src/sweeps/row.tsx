import type { Sweep } from '@sweepq/client';
import { formatCount, formatMetric, formatShare, labelOf, spacesOf, titleOf } from '@sweepq/view';
import { IconButton } from '../parts/button.tsx';
import { Meter } from '../parts/meter.tsx';
import { Status } from '../parts/status.tsx';
import { Time } from '../parts/time.tsx';
import { canWrite } from '../service/info.ts';
import { Link } from '../url/link.tsx';
import { hrefs } from '../url/route.ts';

type RowProps = {
  sweep: Sweep;
  /** The accuracy of always answering the most frequent class, if the best value is an accuracy. */
  baseline: number | undefined;
  onTag: (tag: string) => void;
  onArchive: (sweep: Sweep) => void;
};

export const SweepRow = ({ sweep, baseline, onTag, onArchive }: RowProps) => (
  <tr>
    <td class="name">
      <Link href={hrefs.sweep(sweep.id)}>
        <b>{titleOf(sweep)}</b>
      </Link>
      <span>{describe(sweep)}</span>
    </td>
    <td class="stc">
      <Status status={sweep.status} />
    </td>
    <td class="prog">
      <Meter counts={sweep.counts} of={sweep.plannedTrials} height={6} />
      <span class="small">{progressOf(sweep)}</span>
    </td>
    <td class="num score">
      <Best sweep={sweep} baseline={baseline} />
    </td>
    <td class="tags">
      {sweep.tags.map((tag) => (
        <button
          type="button"
          class="tag"
          key={tag}
          title={`Only sweeps with the tag ${tag}`}
          onClick={() => onTag(tag)}
        >
          {tag}
        </button>
      ))}
    </td>
    <td class="num meta dim">
      <Time at={sweep.createdAt} />
    </td>
    {canWrite() && (
      <td class="acts">
        <Link
          class="btn quiet sm"
          href={`${hrefs.new}?from=${encodeURIComponent(sweep.id)}`}
          title="A new sweep with the same settings"
          aria-label={`Duplicate ${titleOf(sweep)}`}
        >
          Duplicate
        </Link>
        <IconButton
          small
          label={`${sweep.archived ? 'Take from the archive' : 'Archive'}: ${titleOf(sweep)}`}
          onClick={() => onArchive(sweep)}
        >
          {sweep.archived ? 'Restore' : 'Archive'}
        </IconButton>
      </td>
    )}
  </tr>
);

function Best({ sweep: { best, spec }, baseline }: { sweep: Sweep; baseline: number | undefined }) {
  const { metric } = spec.objective;
  const [, split = '', measure = ''] = metric.split('.');
  const ofSplits: Readonly<Record<string, unknown>> = best?.metrics ?? {};
  const value = (ofSplits[split] as Record<string, unknown> | null | undefined)?.[measure];
  return (
    <>
      {typeof value === 'number' ? (
        <b title={String(value)}>{formatMetric(metric, value)}</b>
      ) : (
        <span class="dim">no result yet</span>
      )}
      <span>
        {labelOf(metric)}
        {baseline !== undefined && (
          <>
            , <span class="nowrap">baseline {formatShare(baseline)}</span>
          </>
        )}
      </span>
    </>
  );
}

/** The dataset, how trials are chosen, and how many hyperparameters vary; for a list of spaces, how many it has. */
function describe({ spec: { dataset, search, pruning, space } }: Sweep): string {
  const how = pruning === null ? search.strategy : `${search.strategy} with ${pruning.rule}`;
  const [only, ...others] = spacesOf(space);
  if (others.length > 0) return `${dataset.name}, ${how}, ${others.length + 1} spaces`;
  const axes = Object.values(only ?? {}).filter((axis) => {
    if (axis === null) return false;
    return Array.isArray(axis) ? axis.length > 1 : axis.min !== axis.max;
  }).length;
  return `${dataset.name}, ${how}, ${axes} ${axes === 1 ? 'axis' : 'axes'}`;
}

const open = ['queued', 'running'] as const;

function progressOf({ counts, plannedTrials, failure }: Sweep): string {
  const left = open.reduce((sum, status) => sum + counts[status], 0);
  const done = `${formatCount(counts.total - left)} of ${formatCount(plannedTrials)} trials`;
  return failure === null ? done : `${done}, ${failure.code}`;
}
