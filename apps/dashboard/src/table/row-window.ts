// The rows that the table shows. The worker sorts all rows. The page requests parts of 100 rows when the user scrolls.
import { signal } from '@preact/signals';
import type { Sort } from '../columns/sort-rows.ts';
import type { Scenes } from '../scenes/open-scenes.ts';
import type { Rows } from '../scenes/protocol.ts';

const partSize = 100;
export type Row = Rows['rows'][number];

export function createRowWindow(scenes: Scenes) {
  let parts = new Map<number, Row[]>();
  let asked = new Set<number>();
  let key = '';
  let keyOfParts = '';
  /** Changes when rows have arrived. */
  const version = signal(0);
  const total = signal(0);

  return {
    version,
    total,
    get: (at: number): Row | undefined => parts.get(Math.floor(at / partSize))?.[at % partSize],

    /** Requests the rows from `from` to `to`. Another `key` makes all rows old. Old rows stay until the new ones arrive. */
    show(
      nextKey: string,
      { from, to, sort, columns }: { from: number; to: number; sort: Sort; columns: string[] },
    ) {
      if (nextKey !== key) {
        key = nextKey;
        asked = new Set();
      }
      for (let part = Math.floor(from / partSize); part <= Math.floor(to / partSize); part += 1) {
        if (asked.has(part)) continue;
        asked.add(part);
        const request = { sort, from: part * partSize, to: (part + 1) * partSize, columns };
        const ofKey = nextKey;
        void scenes.readRows(request).then((read) => {
          if (ofKey !== key) return;
          if (keyOfParts !== key) parts = new Map();
          keyOfParts = key;
          parts.set(part, read.rows);
          total.value = read.total;
          version.value += 1;
        });
      }
    },
  };
}
