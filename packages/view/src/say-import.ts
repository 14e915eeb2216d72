// What the page and the command line both say about an import.
import type { ImportReport } from '@sweepq/client';
import { listFirst } from './list-first.ts';

/** Returns the layout with the type, the shape and the range of the images: `arrays: uint8 (20, 8, 8, 3), values 0 to 255`. */
export function sayImported({ layout, dtype, shape, range }: ImportReport): string {
  const values = `values ${range.join(' to ')}`;
  // Pictures have their shape only after the conversion.
  if (layout === 'pictures') return `pictures: ${shape[0]} files, ${values}`;
  return `${layout}: ${dtype} (${shape.join(', ')}), ${values}`;
}

/** Returns where each split and the names of the classes were found: `train: images and labels`. */
export const sayFound = (found: ImportReport['found']): string[] =>
  Object.entries(found).flatMap(([what, keys]) => {
    if (keys === null) return [];
    if (typeof keys === 'string') return `${what}: ${keys}`;
    if (keys.x !== keys.y) return `${what}: ${keys.x} and ${keys.y}`;
    // A folder of pictures has images and labels in one place.
    return `${what}: ${keys.x === '.' ? 'the top folder' : `folder ${keys.x}`}`;
  });

/** Lists the first names that an import has not used, and counts all others: a report has the first 50 and `and 7 more`. */
export function sayIgnored(ignored: ImportReport['ignored'], most = 12): string {
  const uncounted = Number(/^and (\d+) more$/.exec(ignored.at(-1) ?? '')?.[1] ?? 0);
  const names = uncounted === 0 ? ignored : ignored.slice(0, -1);
  if (uncounted === 0) return listFirst(names, most);
  return `${names.slice(0, most).join(', ')} and ${names.length - Math.min(most, names.length) + uncounted} more`;
}
