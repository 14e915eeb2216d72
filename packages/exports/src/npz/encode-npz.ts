import { zipSync } from 'fflate';
import { arraysOf } from '../arrays/arrays-of.ts';
import { describeModel, type ExportedModel } from '../exported-model.ts';
import { encodeNumbers, encodeTexts } from './encode-npy.ts';

/** The earliest time that a zip file can have. With a fixed time, equal models have equal bytes. */
const mtime = '1980-01-01T00:00:00';

/**
 * Returns a model as an .npz file: a zip file of .npy files, which `np.load` reads without `allow_pickle`. The array `classes` contains the names
 * of the classes. The array `metadata` contains a JSON text, which is the result of `describeModel`. The zip file is not compressed, because
 * compression makes weights only a little smaller.
 */
export function encodeNpz(model: ExportedModel): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  for (const { name, shape, values } of arraysOf(model)) {
    files[`${name}.npy`] = encodeNumbers({ shape, values });
  }
  files['classes.npy'] = encodeTexts(model.classes, [model.classes.length]);
  files['metadata.npy'] = encodeTexts([JSON.stringify(describeModel(model))], []);
  return zipSync(files, { level: 0, mtime });
}
