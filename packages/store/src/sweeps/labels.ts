import type { Labels, SweepEdit, SweepSpec } from '@sweepq/contract';
import type { StoreContext } from '../context.ts';
import { editSweepScript } from '../scripts/edit-sweep.ts';

/** Changes what a sweep is called, and whether it is archived; what the edit leaves out stays. */
export async function editSweep(
  { redis, keys }: StoreContext,
  id: string,
  { name, tags, note, archived }: SweepEdit,
): Promise<'edited' | 'gone'> {
  // No name and no note is empty, so that an empty one stands for none.
  const args = [
    ...(name === undefined ? [] : ['name', name ?? '']),
    ...(tags === undefined ? [] : ['tags', JSON.stringify(tags)]),
    ...(note === undefined ? [] : ['note', note ?? '']),
    ...(archived === undefined ? [] : ['archived', archived ? '1' : '']),
  ];
  return (await editSweepScript(redis, [keys.ofSweep(id).sweep], args)) as 'edited' | 'gone';
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
