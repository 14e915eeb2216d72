import type { Labels, SweepEdit, SweepSpec } from '@sweepq/contract';
import { eventsKept, type StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';
import { parseNames } from '../trials/columns.ts';
import { formatRevisions, type Revisions } from './revisions.ts';

/**
 * Changes the labels and the priority of a sweep, and whether the sweep is archived. Fields that the edit leaves out do not
 * change. `changed`: the sweep has another revision than the given ones; `ended`: the sweep has ended, so its priority cannot
 * change. In both cases, no field changes.
 */
export async function editSweep(
  { redis, keys }: StoreContext,
  id: string,
  { name, tags, note, archived, priority }: SweepEdit,
  revisions?: Revisions,
): Promise<'edited' | 'gone' | 'changed' | 'ended'> {
  // A name or a note is never empty, so an empty field means that the sweep has none.
  const fields = [
    ...(name === undefined ? [] : [{ name: 'name', value: name ?? '' }]),
    ...(tags === undefined ? [] : [{ name: 'tags', value: JSON.stringify(tags ?? []) }]),
    ...(note === undefined ? [] : [{ name: 'note', value: note ?? '' }]),
    ...(archived === undefined ? [] : [{ name: 'archived', value: archived ? '1' : '' }]),
  ];
  const args = {
    ...{ sweepId: id, eventsKept, fields, priority: priority ?? '' },
    revisions: formatRevisions(revisions),
  };
  return scripts.editSweep(redis, keys.inScripts(id), args);
}

/** Returns the current labels of a sweep. A label that was never changed has the value of the submit. */
export function parseLabels(
  { name, tags, note }: Readonly<Record<string, string>>,
  spec: Partial<Pick<SweepSpec, keyof Labels>>,
): Labels {
  return {
    name: name === undefined ? (spec.name ?? null) : name || null,
    tags: tags === undefined ? (spec.tags ?? []) : parseNames(tags),
    note: note === undefined ? (spec.note ?? null) : note || null,
  };
}
