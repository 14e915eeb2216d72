import { type Client, ClientError, collect, type Dataset, type Sweep } from '@sweepq/client';
import {
  formatMetric,
  formatPoints,
  formatShare,
  type Interval,
  intervalOf,
  isShare,
  type Ranking,
  rankingOf,
  sayBaselineModel,
  sayTies,
} from '@sweepq/view';
import { metricAt } from './metrics.ts';

/** What the best trial of a sweep is compared with. */
export type BestFacts = { baseline?: string | undefined; ties?: string | undefined };

/** Ties are counted up to this number, so that they and the best trial are on one page of a list. */
const mostTies = 900;

/** Reads the baseline of the objective of a sweep, and how many trials the data cannot tell from the best one. */
export async function readBestFacts(
  client: Pick<Client, 'readDataset' | 'listTrials'>,
  sweep: Sweep,
): Promise<BestFacts> {
  const { id } = sweep;
  const found = await readBestRanking(client, sweep);
  if (found === undefined) return {};
  const { ranking, interval, value } = found;
  const asGood = interval === undefined ? `= ${value}` : `>= ${interval.low}`;
  const filter = `status = completed AND objective ${asGood}`;
  const trials = await collect(client.listTrials(id, { filter, most: mostTies + 2 }));
  // The best trial is one of them.
  const others = Math.max(0, trials.length - 1);
  const ties = sayTies(Math.min(others, mostTies), ranking, others > mostTies);
  const range = interval && `${formatShare(interval.low)} to ${formatShare(interval.high)}`;
  return {
    baseline: sayBaseline(ranking, value),
    ties: range === undefined ? ties : `95 % interval ${range}\n${ties}`,
  };
}

/** Reads how the trials of a sweep are ranked, and the value of the best one with its interval. Undefined if no trial is ranked. */
export async function readBestRanking(
  client: Pick<Client, 'readDataset'>,
  sweep: Sweep,
): Promise<{ ranking: Ranking; interval: Interval | undefined; value: number } | undefined> {
  const { best, spec } = sweep;
  const value = metricAt(best?.metrics ?? null, spec.objective.metric);
  if (value === undefined) return undefined;
  const ranking = rankingOf(sweep, await readDataset(client, spec.dataset));
  return { ranking, interval: intervalOf(value, ranking), value };
}

/** The dataset may be removed or damaged. Then its baseline is unknown. */
async function readDataset(
  client: Pick<Client, 'readDataset'>,
  { name, version }: Sweep['spec']['dataset'],
) {
  try {
    return (await client.readDataset(name, version)) satisfies Dataset;
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    return undefined;
  }
}

function sayBaseline({ metric, baseline }: Ranking, best: number): string | undefined {
  if (baseline === undefined) return undefined;
  const shown = formatMetric(metric, baseline);
  const by = `by ${sayBaselineModel(metric)}`;
  if (!isShare(metric)) return `${shown}, ${by}`;
  const points = formatPoints(Math.abs(best - baseline));
  return `${shown}, ${by}; the best trial is ${points} ${best < baseline ? 'below' : 'above'} it`;
}
