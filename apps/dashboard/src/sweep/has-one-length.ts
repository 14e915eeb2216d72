import type { Sweep } from '@sweepq/client';
import { spacesOf } from '@sweepq/view';

/** Whether all trials of a sweep have the same iteration count, also those of its extensions. The service replays only such a sweep. */
export function hasOneLength({ spec, extensions }: Pick<Sweep, 'spec' | 'extensions'>): boolean {
  if (extensions.some(({ iterations }) => iterations !== null)) return false;
  const added = extensions.flatMap(({ space }) => (space === null ? [] : spacesOf(space)));
  const axes = [...spacesOf(spec.space), ...added].map(({ iterations }) => iterations);
  if (!axes.every((axis) => Array.isArray(axis))) return false;
  return new Set(axes.flat()).size === 1;
}
