// Which sweeps the list shows: as a query of the API, and as a test for sweeps that events report.
import type { Sweep } from '@sweepq/client';

export const statuses = [
  'all',
  'running',
  'paused',
  'queued',
  'completed',
  'failed',
  'cancelled',
] as const;

export type SweepSelection = {
  text: string;
  status: (typeof statuses)[number];
  tags: readonly string[];
  archived: boolean;
};

export const isPlain = ({ text, status, tags, archived }: SweepSelection) =>
  text.trim() === '' && status === 'all' && tags.length === 0 && !archived;

const quote = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Returns the query of `GET /v1/sweeps`. */
export function queryOf({ text, status, tags, archived }: SweepSelection) {
  const comparisons = [
    ...(archived ? ['archived = true'] : []),
    ...(status === 'all' ? [] : [`status = ${status}`]),
    ...tags.map((tag) => `tags:${quote(tag)}`),
  ];
  return {
    ...(comparisons.length > 0 && { filter: comparisons.join(' AND ') }),
    ...(text.trim() !== '' && { text: text.trim().slice(0, 200) }),
  };
}

/** Whether a sweep belongs to the list of this selection. The rules are those of the API. */
export function matches(sweep: Sweep, { text, status, tags, archived }: SweepSelection): boolean {
  if (sweep.archived !== archived) return false;
  if (status !== 'all' && sweep.status !== status) return false;
  if (tags.some((tag) => !sweep.tags.includes(tag))) return false;
  const sought = fold(text.trim());
  if (sought === '') return true;
  const { id, name, note, spec } = sweep;
  const texts = [id, name, note, spec.dataset.name, ...sweep.tags];
  return texts.some((each) => each != null && fold(each).includes(sought));
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();
