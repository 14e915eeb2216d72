// What is asked of the list of sweeps.
import { expected, type StoredSweep, sweepStatuses } from '@sweepq/queue';
import { z } from 'zod';
import { pageQuery } from './page-query.ts';
import { someOf } from './some-of.ts';

const aTag = expected('a tag of 1 to 50 characters');
const aText = expected('a text of 1 to 200 characters');

/** A key that comes once is a list of one. */
const listed = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value]);

export const sweepsQuery = pageQuery.extend({
  tag: z
    .preprocess(listed, z.array(z.string(aTag).trim().min(1, aTag).max(50, aTag)))
    .optional()
    .meta({ description: 'Only sweeps with this tag; with all of them, if it comes repeatedly.' }),
  text: z.string(aText).min(1, aText).max(200, aText).optional().meta({
    description:
      'Only sweeps with this text in their id, name, note, dataset or a tag; in capitals or not.',
  }),
  status: someOf(sweepStatuses).optional().meta({
    description: 'Only sweeps of these statuses, with commas between; all if it is left out.',
  }),
  archived: z
    .enum(['true', 'false', 'any'], expected('true, false or any'))
    .default('false')
    .meta({ description: 'Whether only archived sweeps are listed, none of them, or any.' }),
});

type Filter = Omit<z.infer<typeof sweepsQuery>, 'limit' | 'cursor'>;

/** Whether a sweep is among those that are asked for. */
export function createFilter({ tag = [], text, status, archived }: Filter) {
  const sought = text?.toLowerCase();
  return ({ spec, labels, status: present, isArchived }: StoredSweep): boolean => {
    if (archived !== 'any' && isArchived !== (archived === 'true')) return false;
    if (status !== undefined && !status.includes(present)) return false;
    const { name, note, tags } = labels;
    if (!tag.every((each) => tags.includes(each))) return false;
    if (sought === undefined) return true;
    const texts = [spec.id, spec.dataset.name, name, note, ...tags];
    return texts.some((each) => each?.toLowerCase().includes(sought));
  };
}
