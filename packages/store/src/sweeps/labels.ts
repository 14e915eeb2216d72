import type { Labels, SweepEdit, SweepSpec } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { scripts } from '../generated/scripts.ts';

/** Changes what a sweep is called, and whether it is archived; what the edit leaves out stays. */
export async function editSweep(
  { redis, keys }: StoreContext,
  id: string,
  { name, tags, note, archived }: SweepEdit,
): Promise<'edited' | 'gone'> {
  // No name and no note is empty, so that an empty one stands for none.
  const fields = [
    ...(name === undefined ? [] : [{ name: 'name', value: name ?? '' }]),
    ...(tags === undefined ? [] : [{ name: 'tags', value: JSON.stringify(tags) }]),
    ...(note === undefined ? [] : [{ name: 'note', value: note ?? '' }]),
    ...(archived === undefined ? [] : [{ name: 'archived', value: archived ? '1' : '' }]),
  ];
  return scripts.editSweep(redis, keys.inScripts(id), { fields });
}

/** What a sweep is called by now, as its hash has it: each as it was submitted until it was changed. */
export function parseLabels(
  { name, tags, note }: Readonly<Record<string, string>>,
  spec: Partial<Pick<SweepSpec, keyof Labels>>,
): Labels {
  return {
    name: name === undefined ? (spec.name ?? null) : name || null,
    tags: tags === undefined ? (spec.tags ?? []) : (JSON.parse(tags) as string[]),
    note: note === undefined ? (spec.note ?? null) : note || null,
  };
}
