// The marks of trials as one layer for each class. A brush changes few trials at a time, so a change of the filter adds and removes
// only their marks. Coverage is a whole number, so a mark that is removed leaves nothing behind.
import { type Bitset, countBits, subtract } from '../columns/bitset.ts';
import { createLayer, type Layer } from '../marks/layer.ts';
import { classCount } from './mark-classes.ts';

/** Adds the marks of trials to a layer `times` times. −1 removes them. */
export type AddRows = (layer: Layer, rows: readonly number[], times: 1 | -1) => void;

type ClassLayer = { layer: Layer; rows: number };

export function createClassLayers({ width, height }: { width: number; height: number }) {
  const layers: (ClassLayer | undefined)[] = Array.from({ length: classCount }, () => undefined);
  let shown: Bitset | undefined;

  function apply(rows: Bitset, classes: Uint8Array, add: AddRows, times: 1 | -1): void {
    for (const [code, ofClass] of rowsByClass(rows, classes).entries()) {
      if (ofClass.length === 0) continue;
      const kept = layers[code] ?? { layer: createLayer(width, height), rows: 0 };
      layers[code] = kept;
      add(kept.layer, ofClass, times);
      kept.rows += times * ofClass.length;
    }
  }

  /** Removes all marks. Needed before `show` if the marks or the classes of trials have changed. */
  function clear(): void {
    for (const kept of layers) {
      if (kept === undefined) continue;
      kept.layer.coverage.fill(0);
      kept.rows = 0;
    }
    shown = undefined;
  }

  return {
    clear,
    /** The layer of a class and the number of its trials. Undefined without trials. */
    layerOf: (code: number) => (layers[code]?.rows ? layers[code] : undefined),

    /** Shows the marks of these trials, and no others. */
    show(rows: Bitset, classes: Uint8Array, add: AddRows): void {
      const gone = shown && subtract(shown, rows);
      if (gone !== undefined && countBits(gone) > countBits(rows)) clear();
      else if (gone !== undefined) apply(gone, classes, add, -1);
      apply(shown === undefined ? rows : subtract(rows, shown), classes, add, 1);
      shown = rows;
    },
  };
}

function rowsByClass(rows: Bitset, classes: Uint8Array): number[][] {
  const byClass: number[][] = Array.from({ length: classCount }, () => []);
  for (let word = 0; word < rows.bits.length; word += 1) {
    let rest = rows.bits[word] as number;
    while (rest !== 0) {
      const row = 32 * word + 31 - Math.clz32(rest & -rest);
      byClass[classes[row] as number]?.push(row);
      rest &= rest - 1;
    }
  }
  return byClass;
}
