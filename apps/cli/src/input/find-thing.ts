// What the argument of `sweepq show` names.
import { type Client, ClientError } from '@sweepq/client';
import { findTarget } from './find-sweep.ts';
import { MissingError } from './usage-error.ts';

type Kind = 'sweep' | 'trial' | 'run' | 'operation' | 'dataset';
export type Thing = { kind: Kind; id: string };

/** The formats of ids. A text in one of them is an id, even if it is also the name of a sweep. */
const idFormats: readonly (readonly [Kind, RegExp])[] = [
  ['sweep', /^swp_[0-9a-z]{26}$/],
  ['trial', /^swp_[0-9a-z]{26}-t\d+$/],
  ['run', /^swp_[0-9a-z]{26}-r\d+$/],
  ['operation', /^op_[0-9a-z]{26}$/],
];

/** The name of a dataset, with or without a version. */
const datasetFormat = /^[\w.-]{1,64}(@\d+)?$/;

/** Finds the thing that a text names: an id, `latest`, the name of a sweep, a trial or a run of a named sweep, or the name of a dataset. */
export async function findThing(client: Client, text: string): Promise<Thing> {
  const [kind] = idFormats.find(([, format]) => format.test(text)) ?? [];
  if (kind !== undefined) return { kind, id: text };
  try {
    const { sweep, trial, run } = await findTarget(client, text);
    if (trial !== undefined) return { kind: 'trial', id: trial };
    return run === undefined ? { kind: 'sweep', id: sweep } : { kind: 'run', id: run };
  } catch (error) {
    if (!(error instanceof MissingError) || text === 'latest') throw error;
    if (await hasDataset(client, text)) return { kind: 'dataset', id: text };
    throw new MissingError(
      `There is no sweep, trial, run, operation or dataset with the id or name \`${text.slice(0, 120)}\`.`,
    );
  }
}

async function hasDataset(client: Client, text: string): Promise<boolean> {
  const [name = ''] = text.split('@');
  if (!datasetFormat.test(text) || name === '.' || name === '..') return false;
  try {
    await client.readDataset(name);
    return true;
  } catch (error) {
    if (error instanceof ClientError && (error.status === 404 || error.status === 400))
      return false;
    throw error;
  }
}
