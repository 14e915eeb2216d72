/** The keys or folders from which a split was made. */
export type FoundKeys = { x: string; y: string };

/** What was found in the source of an import, and what was converted. Its texts are limited (see `limitReport`). */
export type ImportReport = {
  /** `article`: both files are stored as they are. `arrays`: HDF5, .npz or .npy. `pictures`: one folder of pictures for each class. */
  layout: 'article' | 'arrays' | 'pictures';
  /** The type of the images before the conversion, such as `float32`, or `pictures`. */
  dtype: string;
  /** The shape of the images of train before the conversion. */
  shape: number[];
  /** The least and the greatest value of an image before the conversion. */
  range: [number, number];
  /** `test` is null if it was drawn from train, and `classes` if no key has the names of the classes. */
  found: { train: FoundKeys; test: FoundKeys | null; classes: string | null };
  /** One sentence for each conversion, in their order. Empty if nothing was converted. */
  conversions: string[];
  /** Files and keys that the import does not use. */
  ignored: string[];
};
