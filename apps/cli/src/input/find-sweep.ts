// The argument of a command for a sweep: its id, its name, or `latest`. Commands for parts of a sweep also take `<sweep>-t3` or
// `<sweep>-r1`.
import { type Client, collect, type Sweep } from '@sweepq/client';
import { showTime } from '../show/values.ts';
import { MissingError, UsageError } from './usage-error.ts';

/** The help of `<sweep>`. */
export const aSweep = 'its id, its unique name, or latest';

type SweepClient = Pick<Client, 'listSweeps'>;

/** A sweep, or one trial or run of it, by their ids. */
export type Part = { sweep: string; trial?: string; run?: string };

/** The form of ids that the service makes. A text in this form is an id, even if a sweep has it as its name. */
const idForm = /^swp_[0-9a-z]{26}$/;
const partForm = /^(.+)-([tr])(\d+)$/;
/** At most this many sweeps of one name are listed. */
const mostCandidates = 10;

/** Finds the id of the sweep that a text refers to. */
export async function findSweep(client: SweepClient, text: string): Promise<string> {
  return (await lookUp(client, text)) ?? missing(text);
}

/** The ids of the sweep, trial or run that a text stands for. A name that ends like the id of a part is a name. */
export async function findPart(client: SweepClient, text: string): Promise<Part> {
  const [, owner = '', kind, number] = partForm.exec(text) ?? [];
  const sweep = idForm.test(owner) ? undefined : await lookUp(client, text);
  if (sweep !== undefined) return { sweep };
  if (kind === undefined) return missing(text);
  const found = await findSweep(client, owner);
  const id = `${found}-${kind}${number}`;
  return { sweep: found, ...(kind === 't' ? { trial: id } : { run: id }) };
}

async function lookUp(client: SweepClient, text: string): Promise<string | undefined> {
  if (idForm.test(text)) return text;
  if (text.trim() === '')
    throw new UsageError('Expected the id or the name of a sweep, got an empty text.');
  if (text === 'latest') {
    const [newest] = await collect(client.listSweeps({ most: 1 }));
    if (newest === undefined) throw new MissingError('There are no sweeps yet.');
    return newest.id;
  }
  const query = { name: text, archived: 'any', most: mostCandidates + 1 } as const;
  const [sweep, ...others] = await collect(client.listSweeps(query));
  if (sweep !== undefined && others.length > 0) throw ambiguous(text, [sweep, ...others]);
  return sweep?.id;
}

function ambiguous(name: string, sweeps: readonly Sweep[]): UsageError {
  const listed = sweeps.slice(0, mostCandidates).map(({ id, status, createdAt, archived }) => {
    return `  ${id}  ${showTime(createdAt)}  ${status}${archived ? ', archived' : ''}`;
  });
  const count = sweeps.length > mostCandidates ? `More than ${mostCandidates}` : sweeps.length;
  return new UsageError(
    [`${count} sweeps are named \`${name}\`. Give the id of one:`, ...listed].join('\n'),
  );
}

function missing(text: string): never {
  throw new MissingError(`There is no sweep with the id or the name \`${text.slice(0, 120)}\`.`);
}
