import { maxClassNameLength, mostClasses, sizeOfShape } from '@sweepq/core';
import type { ImportMapping } from '../import/import-mapping.ts';
import type { Pair } from './choose-arrays.ts';
import type { FoundArray } from './found-array.ts';
import { describeShape, quote, quoteAll, refusal } from './refuse.ts';

/** The labels of one array: whole numbers, or other texts. */
type ReadLabels = { y: FoundArray; values: (number | string)[]; conversions: string[] };

export type Labelled = { labels: Uint8Array[]; classes: string[]; conversions: string[] };

/** Converts the labels of all pairs to numbers from 0, by the names of the classes if there are some. `counts` has the images of each pair. */
export async function convertLabels(
  pairs: readonly Pair[],
  counts: readonly number[],
  { classes, mapping }: { classes: readonly FoundArray[]; mapping: ImportMapping },
): Promise<Labelled> {
  const read: ReadLabels[] = [];
  for (const [k, { y }] of pairs.entries()) read.push(await readLabels(y, counts[k] as number));
  const named = await findNames(classes, mapping);
  const values = read.flatMap((each) => each.values);
  const numbered =
    named === undefined ? numberDistinct(read) : numberByNames(read, named.names, mapping);
  assertNames(numbered.names);
  const numberOf = new Map(values.map((value) => [value, numbered.numberOf(value)]));
  const labels = read.map((each) =>
    Uint8Array.from(each.values, (value) => numberOf.get(value) as number),
  );
  const conversions = [
    ...new Set([
      ...read.flatMap((each) => each.conversions),
      ...(named?.conversions ?? []),
      ...numbered.conversions,
    ]),
  ];
  return { labels, classes: numbered.names, conversions };
}

async function readLabels(y: FoundArray, count: number): Promise<ReadLabels> {
  const values = await readAll(y, 'labels as numbers, booleans or strings');
  const conversions: string[] = [];
  const isOneHot = values.length !== count;
  if (!isOneHot && y.shape.length > 1) {
    conversions.push(`Read labels of shape ${describeShape(y.shape)} as (m,).`);
  }
  if (y.kind === 'boolean' || y.kind === 'float')
    conversions.push(`Read labels of type ${y.dtype} as whole numbers.`);
  const numbers = isOneHot
    ? undoOneHot(y, values.map(Number), count)
    : values.map((value) => toLabel(value, y));
  if (isOneHot)
    conversions.push(`Read one-hot labels of shape ${describeShape(y.shape)} as numbers.`);
  if (y.kind === 'string' && numbers.every((value) => typeof value === 'number')) {
    conversions.push('Read labels that are digits in strings as numbers.');
  }
  return { y, values: numbers, conversions };
}

/** The maximum number of values to read, because they are in the heap of the thread. One-hot labels of 256 classes reach this at 15 000 images. */
const maxValues = 4e6;

async function readAll(array: FoundArray, words: string, most = maxValues): Promise<unknown[]> {
  const size = sizeOfShape(array.shape);
  if (size > most) {
    const text = `Expected ${array.where} to have at most ${most} values, got ${size}. Give labels of shape (m,), and at most ${mostClasses} names of classes.`;
    throw refusal('import-too-large', text);
  }
  const values: unknown[] = [];
  await array.read(words, (part) => {
    for (let k = 0; k < part.length; k++) values.push(part[k]);
  });
  return values;
}

const digits = /^\s*[+-]?\d{1,15}\s*$/;

function toLabel(value: unknown, y: FoundArray): number | string {
  if (typeof value === 'string') return digits.test(value) ? Number(value) : value;
  const label = Number(value);
  if (Number.isSafeInteger(label)) return label === 0 ? 0 : label;
  const text = `Expected labels that are whole numbers, one for each class, got ${label} (${y.where}). A sweep trains classifiers, so replace measurements by classes.`;
  throw refusal('import-values', text);
}

/** The place of the only 1 of each image, in rows (m, classes) or in columns (classes, m). */
function undoOneHot({ shape, where }: FoundArray, values: number[], count: number): number[] {
  const [rows = 0, columns = 0] = shape;
  const byRows =
    rows === count ? placesOfOne(values, rows, columns, (i, c) => i * columns + c) : undefined;
  const byColumns =
    columns === count ? placesOfOne(values, columns, rows, (i, c) => c * columns + i) : undefined;
  const got = `got shape ${describeShape(shape)} (${where})`;
  if (
    byRows !== undefined &&
    byColumns !== undefined &&
    byRows.some((c, i) => c !== byColumns[i])
  ) {
    const text = `Expected one-hot labels, ${got}, in which the rows or the columns could be the images. Convert them with \`y.argmax(axis=1)\`.`;
    throw refusal('import-ambiguous', text);
  }
  const found = byRows ?? byColumns;
  if (found !== undefined) return found;
  const text = `Expected one label for each image, or one-hot labels with a single 1 for each image, ${got}. Convert them with \`y.argmax(axis=1)\`.`;
  throw refusal('import-values', text);
}

function placesOfOne(
  values: readonly number[],
  images: number,
  classes: number,
  at: (image: number, of: number) => number,
): number[] | undefined {
  const places: number[] = [];
  for (let i = 0; i < images; i++) {
    let place = -1;
    for (let c = 0; c < classes; c++) {
      const value = values[at(i, c)];
      if (value === 0) continue;
      if (value !== 1 || place >= 0) return undefined;
      place = c;
    }
    if (place < 0) return undefined;
    places.push(place);
  }
  return places;
}

async function findNames(classes: readonly FoundArray[], { classNames }: ImportMapping) {
  if (classNames !== undefined) return { names: classNames, conversions: [] };
  const [first, ...others] = await Promise.all(
    classes.map(async (array) => ({
      array,
      names: (await readAll(array, 'names of the classes', mostClasses)).map(String),
    })),
  );
  if (first === undefined) return undefined;
  for (const { array, names } of others) {
    if (names.length === first.names.length && names.every((each, k) => each === first.names[k]))
      continue;
    const text = `Expected the same names of classes everywhere, got ${quoteAll(first.names)} (${first.array.where}) and ${quoteAll(names)} (${array.where}). Give them as \`mapping.classNames\`.`;
    throw refusal('import-values', text);
  }
  const { kind, dtype } = first.array;
  const conversions = kind === 'string' ? [] : [`Read names of classes of type ${dtype} as texts.`];
  return { names: first.names, conversions };
}

type Numbered = {
  names: string[];
  numberOf(value: number | string): number;
  conversions: string[];
};

/** Without names, the classes are the different labels, in ascending order. */
function numberDistinct(read: readonly ReadLabels[]): Numbered {
  const values = read.flatMap((each) => each.values);
  const distinct = [...new Set(values)].sort(compare);
  const names = distinct.map(String);
  const isFromZero = distinct.every((value, k) => value === k);
  const conversions = [
    `Named the classes after the labels: ${quoteAll(names)}.`,
    ...(isFromZero ? [] : [`Numbered the labels from 0 in ascending order.`]),
  ];
  return { names, numberOf: (value) => distinct.indexOf(value), conversions };
}

/** Numbers before texts, both ascending. */
function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

/**
 * With names, each label is the name of a class, or the number of a class, counted from 0 or from 1. If all labels equal names, they are names.
 * Throws if numbers could be counted from 0 and from 1.
 */
function numberByNames(
  read: readonly ReadLabels[],
  names: string[],
  mapping: ImportMapping,
): Numbered {
  const { firstLabel } = mapping;
  const values = [...new Set(read.flatMap((each) => each.values))];
  const last = names.length - 1;
  const areNames =
    new Set(names).size === names.length && values.every((value) => names.includes(String(value)));
  if (firstLabel === undefined && areNames) {
    const isNumbered = values.every((value) => names[Number(value)] === String(value));
    const conversions = isNumbered ? [] : ['Numbered the labels by the names of the classes.'];
    return { names, numberOf: (value) => names.indexOf(String(value)), conversions };
  }
  const possible = ([0, 1] as const).filter((first) =>
    values.every((value) => typeof value === 'number' && value >= first && value <= last + first),
  );
  const where = read[0]?.y.where;
  const first = firstLabel ?? possible[0];
  if (first === undefined || !possible.includes(first)) {
    const remedy =
      firstLabel === undefined
        ? 'Give a name for each label, as `mapping.classNames`.'
        : 'Leave out `mapping.firstLabel`.';
    const wrong = values.find(
      (value) => typeof value !== 'number' || value < (first ?? 0) || value > last + (first ?? 0),
    );
    const text = `Expected each label to be the number or the name of one of ${names.length} classes (${quoteAll(names)}), got ${quote(String(wrong ?? values[0]))} (${where}). ${remedy}`;
    throw refusal('import-values', text);
  }
  if (firstLabel === undefined && possible.length === 2) {
    const text = `Expected labels that show whether the ${names.length} classes are numbered from 0 or from 1, got neither 0 nor ${last + 1} (${where}). Give the label of the first class, 0 or 1, as \`mapping.firstLabel\`.`;
    throw refusal('import-ambiguous', text);
  }
  const conversions = first === 0 ? [] : ['Subtracted 1 from the labels, which start at 1.'];
  return { names, numberOf: (value) => Number(value) - first, conversions };
}

/** Throws unless the names can be the classes of a dataset. */
export function assertNames(names: readonly string[]) {
  if (names.length < 2) {
    const text = `Expected at least 2 classes, got ${names.length === 0 ? 'none' : `only ${quote(names[0] as string)}`}. Add images of another class, or give the names of all classes as \`mapping.classNames\`.`;
    throw refusal('import-values', text);
  }
  if (names.length > mostClasses) {
    const text = `Expected at most ${mostClasses} classes, got ${names.length}. A sweep trains classifiers, so replace measurements by classes.`;
    throw refusal('import-values', text);
  }
  const wrong = names.find(
    (each) => each === '' || Buffer.byteLength(each) > maxClassNameLength || each.includes('\0'),
  );
  if (wrong === undefined) return;
  const text = `Expected a class to have a name of 1 to ${maxClassNameLength} bytes, got ${quote(wrong)}. Give the names as \`mapping.classNames\`.`;
  throw refusal('import-values', text);
}
