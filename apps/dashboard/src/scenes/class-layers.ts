// The marks of trials as one layer for each class. A brush and a live change affect few trials at a time, so only their marks are
// added and removed. Coverage is a whole number, so a mark that is removed leaves nothing behind.
import { type Bitset, countBits, hasBit } from '../columns/bitset.ts';
import { createLayer, type Layer } from '../marks/layer.ts';
import { classCount } from './mark-classes.ts';

/** Adds the marks of trials to a layer `times` times. −1 removes them. */
export type AddRows = (layer: Layer, rows: readonly number[], times: 1 | -1) => void;

type ClassLayer = { layer: Layer; rows: number };

/** The class of a trial without a mark. */
const none = 255;

export function createClassLayers({ width, height }: { width: number; height: number }) {
  const layers: (ClassLayer | undefined)[] = Array.from({ length: classCount }, () => undefined);
  /** The class in whose layer each trial has its mark. */
  let drawn = new Uint8Array(0);

  function apply(byClass: readonly number[][], add: AddRows, times: 1 | -1): void {
    for (const [code, rows] of byClass.entries()) {
      if (rows.length === 0) continue;
      const kept = layers[code] ?? { layer: createLayer(width, height), rows: 0 };
      layers[code] = kept;
      add(kept.layer, rows, times);
      kept.rows += times * rows.length;
    }
  }

  /** Removes all marks. */
  function clear(): void {
    for (const kept of layers) {
      if (kept === undefined) continue;
      kept.layer.coverage.fill(0);
      kept.rows = 0;
    }
    drawn.fill(none);
  }

  return {
    clear,
    /** The layer of a class and the number of its trials. Undefined without trials. */
    layerOf: (code: number) => (layers[code]?.rows ? layers[code] : undefined),

    /** Removes the marks of trials. `add` is the function that has added them. */
    remove(rows: Iterable<number>, add: AddRows): void {
      const gone = emptyLists();
      for (const row of rows) {
        const code = drawn[row] ?? none;
        if (code === none) continue;
        gone[code]?.push(row);
        drawn[row] = none;
      }
      apply(gone, add, -1);
    },

    /** Shows the marks of the trials that pass the filter, each in the layer of its class, and no others. */
    show(passing: Bitset, classes: Uint8Array, add: AddRows): void {
      if (drawn.length !== passing.count) {
        clear();
        drawn = new Uint8Array(passing.count).fill(none);
      }
      let { gone, come, goneCount } = compare(drawn, passing, classes);
      if (goneCount > countBits(passing)) {
        clear();
        ({ gone, come } = compare(drawn, passing, classes));
      }
      apply(gone, add, -1);
      apply(come, add, 1);
      for (const [code, rows] of come.entries()) for (const row of rows) drawn[row] = code;
    },
  };
}

const emptyLists = () => Array.from({ length: classCount }, (): number[] => []);

/** Returns the rows whose mark is to be removed and those whose mark is to be added, by class. Marks the removed ones in `drawn`. */
function compare(drawn: Uint8Array, passing: Bitset, classes: Uint8Array) {
  const [gone, come] = [emptyLists(), emptyLists()];
  let goneCount = 0;
  for (let row = 0; row < drawn.length; row += 1) {
    const wanted = hasBit(passing, row) ? (classes[row] as number) : none;
    const code = drawn[row] as number;
    if (code === wanted) continue;
    if (wanted !== none) come[wanted]?.push(row);
    if (code === none) continue;
    gone[code]?.push(row);
    drawn[row] = none;
    goneCount += 1;
  }
  return { gone, come, goneCount };
}
