// The dataset of the form as a text: `cats`, or `cats@1` for a version. Names of datasets have no `@`.

type Named = { name?: unknown; version?: unknown; digest?: unknown };

/** Returns the dataset of a request. Default of the version: the newest one. */
export function datasetOf(text: string): string | { name: string; version: number } {
  const [, name, version] = /^(.+)@([1-9]\d{0,8})$/.exec(text) ?? [];
  return name === undefined ? text : { name, version: Number(version) };
}

/** Returns the text for the dataset of a request. The dataset of a sweep, which has a digest, gives its name only. */
export function textOfDataset(dataset: unknown): string {
  if (typeof dataset === 'string') return dataset;
  const { name = '', version, digest } = (dataset ?? {}) as Named;
  return version == null || digest != null ? String(name) : `${name}@${version}`;
}
