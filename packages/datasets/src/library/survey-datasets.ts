import { DatasetError } from '../dataset-error.ts';
import type { DatasetFiles } from './dataset-folder.ts';
import type { UploadedDatasets } from './find-dataset.ts';
import type { LeftOut, LeftOutReporter } from './left-out.ts';
import { listRoot } from './list-root.ts';

/** The names of the complete datasets, and the folders that are left out. Both are in alphabetical order. */
export type DatasetSurvey = { names: string[]; leftOut: LeftOut[] };

type SurveyDeps = {
  roots: readonly string[];
  uploaded: UploadedDatasets | undefined;
  find: (name: string) => Promise<DatasetFiles | undefined>;
  reporter: LeftOutReporter;
};

/** Lists the datasets in folders and the uploaded ones. `known` has the names of all of them, and of the folders that are left out. */
export async function surveyDatasets({
  roots,
  uploaded,
  find,
  reporter,
}: SurveyDeps): Promise<DatasetSurvey & { known: ReadonlySet<string> }> {
  const listed = (await Promise.all(roots.map(listRoot))).flat();
  const errors = new Map(listed.map(({ name, error }) => [name, error] as const));
  // A usable folder counts, even if another root has an unusable entry of the same name.
  for (const { name, error } of listed) if (error === undefined) errors.set(name, undefined);

  /** Checks one entry of a root, without an exception for a broken dataset. Undefined for an entry that is not a folder. */
  const judge = async (
    name: string,
    error: DatasetError | undefined,
  ): Promise<DatasetFiles | LeftOut | undefined> => {
    if (error !== undefined) return reporter.leaveOut(name, error);
    return find(name).catch((cause: unknown) => reporter.leaveOut(name, cause));
  };
  const judged = await Promise.all([...errors].map(([name, error]) => judge(name, error)));
  const folders = judged.flatMap((each) => each ?? []);
  const uploads = (await uploaded?.list()) ?? [];
  const known = new Set([...errors.keys(), ...uploads]);
  reporter.keep(known);

  const inFolders = new Set(folders.map(({ name }) => name));
  const hidden = uploads
    .filter((name) => inFolders.has(name))
    .map((name) => reporter.leaveOut(name, hiddenBy(name)));
  const leftOut = folders.flatMap((each) => ('reason' in each ? [each] : []));
  const names = folders.flatMap((each) => ('reason' in each ? [] : [each.name]));
  return {
    known,
    names: [...names, ...uploads.filter((name) => !inFolders.has(name))].sort(),
    leftOut: [...leftOut, ...hidden].sort(byName),
  };
}

const hiddenBy = (name: string) =>
  new DatasetError(
    'name-taken',
    `The uploaded dataset \`${name}\` is hidden by a folder of the same name. Rename the folder.`,
  );

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
