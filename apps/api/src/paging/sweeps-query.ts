// The query parameters of the list of sweeps, and the filter that they define.
import { expected, sweepStatuses } from '@sweepq/contract';
import type { StoredSweep } from '@sweepq/store';
import { z } from 'zod';
import { foldText } from '@sweepq/contract';
import { pageQuery, someOf } from './query-values.ts';

const aTag = expected('a tag of 1 to 50 characters');
const aText = expected('a text of 1 to 200 characters');
const aName = expected('a name of 1 to 200 characters');

/** Converts a query parameter that is given once to a list. */
const listed = (value: unknown) => (value === undefined || Array.isArray(value) ? value : [value]);

export const sweepsQuery = pageQuery.extend({
  tag: z
    .preprocess(listed, z.array(z.string(aTag).trim().min(1, aTag).max(50, aTag)))
    .optional()
    .meta({
      description:
        'Only sweeps with this tag. If `tag` is given several times, only sweeps with all of these tags.',
    }),
  text: z.string(aText).min(1, aText).max(200, aText).optional().meta({
    description:
      'Only sweeps with this text in their id, name, note, dataset or a tag. Case and Unicode normalisation (NFKC) are ignored.',
  }),
  name: z.string(aName).trim().min(1, aName).max(200, aName).optional().meta({
    description:
      'Only sweeps with exactly this name. The case must match; Unicode normalisation (NFC) is ignored.',
  }),
  status: someOf(sweepStatuses).optional().meta({
    description: 'Only sweeps with these statuses, separated by commas. Default: all statuses.',
  }),
  archived: z.enum(['true', 'false', 'any'], expected('true, false or any')).default('false').meta({
    description: 'Which sweeps to list: archived (`true`), not archived (`false`) or both (`any`).',
  }),
});

type Filter = Omit<z.infer<typeof sweepsQuery>, 'limit' | 'cursor'>;

/** Returns a function that checks whether a sweep matches the filter. */
export function createFilter({ tag = [], text, name, status, archived }: Filter) {
  const sought = text === undefined ? undefined : foldText(text);
  const wanted = tag.map(composed);
  return ({ spec, labels, status: present, isArchived }: StoredSweep): boolean => {
    if (archived !== 'any' && isArchived !== (archived === 'true')) return false;
    if (status !== undefined && !status.includes(present)) return false;
    const { note, tags } = labels;
    if (name !== undefined && !isNamed(labels.name, name)) return false;
    if (wanted.length > 0 && !wanted.every((each) => tags.map(composed).includes(each)))
      return false;
    if (sought === undefined) return true;
    const texts = [spec.id, spec.dataset.name, labels.name, note, ...tags];
    return texts.some((each) => each != null && foldText(each).includes(sought));
  };
}

const isNamed = (name: string | null | undefined, sought: string) =>
  name != null && composed(name).trim() === composed(sought).trim();

/** Normalises a tag or a name (NFC), so that comparisons ignore Unicode normalisation but not case. */
const composed = (text: string) => text.normalize('NFC');
