// The query parameters of the list of sweeps, and the filter that they define.
import {
  expected,
  type FilterField,
  type FilterValue,
  foldText,
  pathsOfFilter,
  priorities,
  type SortKey,
  sweepStatuses,
  trialStatuses,
} from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { z } from 'zod';
import { listQuery } from './list-query.ts';
import { createMatcher } from './sort-items.ts';

const aText = expected('a text of 1 to 200 characters');

const countNames = ['total', ...trialStatuses] as const;

const fields: readonly FilterField[] = [
  { path: 'name', type: 'text', nullable: true },
  { path: 'note', type: 'text', nullable: true },
  { path: 'tags', type: 'texts' },
  { path: 'archived', type: 'boolean' },
  { path: 'status', type: 'choice', choices: sweepStatuses },
  { path: 'priority', type: 'choice', choices: priorities },
  { path: 'spec.dataset.name', type: 'text' },
  { path: 'createdAt', type: 'time' },
  { path: 'finishedAt', type: 'time', nullable: true },
  ...countNames.map((name) => ({ path: `counts.${name}`, type: 'number' }) as const),
];

/** The list without `sort`: the newest sweep first. The store reads this order directly. */
export const defaultSweepSort: readonly SortKey[] = [{ path: 'createdAt', order: 'desc' }];

const sorts = ['createdAt', 'finishedAt', 'name'];

export const sweepsQuery = listQuery({ fields, sorts, defaultSort: defaultSweepSort }).extend({
  text: z.string(aText).min(1, aText).max(200, aText).optional().meta({
    description:
      'Only sweeps with this text in their id, name, note, dataset or a tag. Case and Unicode normalisation (NFKC) are ignored.',
  }),
});

type Asked = Pick<z.infer<typeof sweepsQuery>, 'filter' | 'text'>;

/** Returns the reader of a path of a sweep. */
export function readerOfSweep(path: string): (sweep: StoredSweep) => FilterValue {
  const reader = readers[path];
  if (reader) return reader;
  const name = path.slice('counts.'.length) as (typeof countNames)[number];
  return ({ counts }) => counts[name];
}

const readers: Readonly<Record<string, (sweep: StoredSweep) => FilterValue>> = {
  name: ({ labels }) => labels.name,
  note: ({ labels }) => labels.note,
  tags: ({ labels }) => labels.tags,
  archived: ({ isArchived }) => isArchived,
  status: ({ status }) => status,
  priority: ({ priority }) => priority,
  'spec.dataset.name': ({ spec }) => spec.dataset.name,
  createdAt: ({ spec }) => spec.createdAt,
  finishedAt: ({ finishedAt }) => finishedAt,
};

/**
 * Returns a function that checks whether a sweep matches. Archived sweeps match only if the filter has a comparison of
 * `archived`.
 */
export function createSweepMatcher({ filter, text }: Asked): (sweep: StoredSweep) => boolean {
  const sought = text === undefined ? undefined : foldText(text);
  const matches = createMatcher(filter, readerOfSweep);
  const hidesArchived = filter === undefined || !pathsOfFilter(filter).includes('archived');
  return (sweep) => {
    if (hidesArchived && sweep.isArchived) return false;
    if (!matches(sweep)) return false;
    if (sought === undefined) return true;
    const { spec, labels } = sweep;
    const texts = [spec.id, spec.dataset.name, labels.name, labels.note, ...labels.tags];
    return texts.some((each) => each != null && foldText(each).includes(sought));
  };
}
