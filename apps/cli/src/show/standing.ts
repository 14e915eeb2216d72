import type { Client, Sweep, Trial } from '@sweepq/client';
import { formatMetric, formatNumberOf, formatShare, isTied, sayBaselineModel } from '@sweepq/view';
import { readBestRanking } from './best-facts.ts';
import { metricAt } from './metrics.ts';

/** What a leaderboard says beside its rows. */
export type Standing = {
  /** Whether the data cannot tell a trial from the best one. */
  isTie(trial: Trial): boolean;
  /** Returns the sentences for below a table of these trials. */
  noteOn(shown: readonly Trial[]): string[];
  /** Says that the trials were chosen by the test split, with the remedy. */
  warning: string | undefined;
};

/** Reads the baseline and the interval of the best trial of a sweep. Undefined if no trial is ranked. */
export async function readStanding(
  client: Pick<Client, 'readDataset'>,
  sweep: Sweep,
): Promise<Standing | undefined> {
  const { best, warnings } = sweep;
  const found = await readBestRanking(client, sweep);
  if (found === undefined || best === null) return undefined;
  const { ranking, interval, value } = found;
  const { metric, baseline, images } = ranking;
  const isTie = ({ id, status, metrics }: Trial) => {
    const other = metricAt(metrics, metric);
    if (status !== 'completed' || other === undefined || id === best.id) return false;
    return isTied(other, value, interval);
  };
  const noteOn = (shown: readonly Trial[]) => {
    const notes: string[] = [];
    if (baseline !== undefined) {
      notes.push(`Baseline: ${formatMetric(metric, baseline)}, by ${sayBaselineModel(metric)}.`);
    }
    if (interval !== undefined && images !== undefined) {
      const start = shown.some(isTie) ? '≈ marks ties: with' : 'With';
      const range = `${formatShare(interval.low)} to ${formatShare(interval.high)}`;
      notes.push(
        `${start} ${formatNumberOf(images, 'image', String)}, the 95 % interval of the best trial is ${range}.`,
      );
    }
    return notes;
  };
  const warning = warnings.find(({ code }) => code === 'ranked-by-test')?.message;
  return { isTie, noteOn, warning };
}
