import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSplit } from '@sweepq/core';
import { assertMapping } from '../layouts/assert-mapping.ts';
import { convertArrays } from '../layouts/convert-arrays.ts';
import { convertFolders } from '../layouts/convert-folders.ts';
import type { Converted } from '../layouts/converted.ts';
import type { Slot } from '../layouts/found-array.ts';
import { openSource, type Source } from '../layouts/open-source.ts';
import { refusal } from '../layouts/refuse.ts';
import type { ImportMapping, ImportSource } from './import-mapping.ts';
import type { ImportTask } from './import-task.ts';
import { type Encodable, keepArticle } from './keep-article.ts';
import { limitReport } from './limit-report.ts';

/** Imports a dataset in this thread, without a time limit. */
export async function importNow({ source, mapping, into }: ImportTask) {
  assertMapping(mapping);
  const { report, encode } = await convert(source, mapping);
  const paths = { train: join(into, 'train_set.h5'), test: join(into, 'test_set.h5') };
  // One file is in memory at a time.
  await writeFile(paths.train, await encode('train'));
  await writeFile(paths.test, await encode('test'));
  return { ...paths, report };
}

/** Reads the source, which is no longer in memory when the files are encoded. */
async function convert(of: ImportSource, mapping: ImportMapping): Promise<Encodable> {
  const sources: Source[] = [];
  try {
    for (const [slot, path] of slotsOf(of)) sources.push(await openSource(slot, path));
    const asIs = await keepArticle(sources, mapping);
    if (asIs !== undefined) return asIs;
    const ignored = sources.flatMap((each) => each.ignored);
    const hasArrays = sources.some(({ arrays }) => arrays.length > 0);
    const hasPictures = sources.some(({ pictures }) => pictures.length > 0);
    if (hasArrays && hasPictures) {
      const text = 'Expected pictures or arrays, got both. Give an archive with one of them.';
      throw refusal('import-ambiguous', text);
    }
    return toEncodable(
      hasPictures ? await convertFolders(sources, mapping) : await convertArrays(sources, mapping),
      ignored,
    );
  } finally {
    for (const { close } of sources) close();
  }
}

function toEncodable(converted: Converted, ignored: readonly string[]): Encodable {
  const { imageShape, classes, report } = converted;
  return {
    encode: (split) => writeSplit({ split, ...converted[split], imageShape, classes }),
    report: limitReport({ ...report, ignored: [...ignored, ...report.ignored] }),
  };
}

/** A single file has both splits, whatever it was given as. */
function slotsOf({ train, test, archive }: ImportSource): [Slot, string][] {
  const given = [train, test, archive].filter((path) => path !== undefined);
  const [first] = given;
  if (train !== undefined && test !== undefined && archive === undefined) {
    return [
      ['train', train],
      ['test', test],
    ];
  }
  if (first !== undefined && given.length === 1 && test === undefined) return [['all', first]];
  const text =
    'Expected `train` and `test`, or one file with both splits. Give a train and a test file, or one `archive`.';
  throw refusal('import-not-found', text);
}
