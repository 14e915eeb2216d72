// Finds the sweep of an argument, which is an id, a name, or `latest`. Some commands also accept a trial (`<sweep>-t3`) or a
// run (`<sweep>-r1`).
import { type Client, collect, type Sweep } from '@sweepq/client';
import { showTime } from '../show/values.ts';
import { MissingError, UsageError } from './usage-error.ts';

/** The help text of the argument `<sweep>`. */
export const aSweep = 'id or unique name of a sweep, or latest';

type SweepClient = Pick<Client, 'listSweeps'>;

/** The sweep, trial or run that an argument names: the id of the sweep, and the id of the trial or the run. */
export type Target = { sweep: string; trial?: string; run?: string };

/** The format of sweep ids. A text in this format is an id, even if it is also the name of a sweep. */
const idFormat = /^swp_[0-9a-z]{26}$/;
const targetFormat = /^(.+)-([tr])(\d+)$/;
/** An error about an ambiguous name lists at most this many sweeps. */
const mostCandidates = 10;

/** Finds the id of the sweep that an argument names. */
export async function findSweep(client: SweepClient, text: string): Promise<string> {
  return (await lookUp(client, text)) ?? missing(text);
}

/** Finds the sweep, trial or run that an argument names. `x-t3` is the sweep of this name, or else trial 3 of the sweep `x`. */
export async function findTarget(client: SweepClient, text: string): Promise<Target> {
  const [, owner = '', kind, number] = targetFormat.exec(text) ?? [];
  const sweep = idFormat.test(owner) ? undefined : await lookUp(client, text);
  if (sweep !== undefined) return { sweep };
  if (kind === undefined) return missing(text);
  const found = await findSweep(client, owner);
  const id = `${found}-${kind}${number}`;
  return { sweep: found, ...(kind === 't' ? { trial: id } : { run: id }) };
}

async function lookUp(client: SweepClient, text: string): Promise<string | undefined> {
  if (idFormat.test(text)) return text;
  if (text.trim() === '')
    throw new UsageError('Expected the id or the name of a sweep, got an empty argument.');
  if (text === 'latest') {
    const [newest] = await collect(client.listSweeps({ most: 1 }));
    if (newest === undefined) throw new MissingError('There are no sweeps yet.');
    return newest.id;
  }
  const query = { filter: named(text), most: mostCandidates + 1 };
  const [sweep, ...others] = await collect(client.listSweeps(query));
  if (sweep !== undefined && others.length > 0) throw ambiguous(text, [sweep, ...others]);
  return sweep?.id;
}

/** Returns the filter for the sweeps of a name, also archived ones. */
function named(name: string): string {
  const quoted = `"${name.trim().replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  return `name = ${quoted} AND (archived = true OR archived = false)`;
}

function ambiguous(name: string, sweeps: readonly Sweep[]): UsageError {
  const listed = sweeps.slice(0, mostCandidates).map(({ id, status, createdAt, archived }) => {
    return `  ${id}  ${showTime(createdAt)}  ${status}${archived ? ', archived' : ''}`;
  });
  const count = sweeps.length > mostCandidates ? `More than ${mostCandidates}` : sweeps.length;
  return new UsageError(
    [`${count} sweeps are named \`${name}\`. Use one of their ids:`, ...listed].join('\n'),
  );
}

function missing(text: string): never {
  throw new MissingError(`There is no sweep with the id or name \`${text.slice(0, 120)}\`.`);
}
