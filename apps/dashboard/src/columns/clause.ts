// A filter is a list of clauses. A trial passes if it passes all of them.

/** Passes values from `min` to `max`. An infinite bound is no bound. */
export type RangeClause = { kind: 'range'; column: string; min: number; max: number };

/** Passes rows whose value is one of `words`. Numbers are written as texts. */
export type WordsClause = { kind: 'words'; column: string; words: string[] };

export type Clause = RangeClause | WordsClause;

/** Returns the clauses with `clause` in place of the one of its column. Undefined removes the clause of the column. */
export function withClause(
  clauses: readonly Clause[],
  column: string,
  clause: Clause | undefined,
): Clause[] {
  const at = clauses.findIndex((each) => each.column === column);
  if (clause === undefined) return clauses.filter((each) => each.column !== column);
  return at < 0 ? [...clauses, clause] : clauses.map((each, k) => (k === at ? clause : each));
}

/** Formats clauses for the URL: `params.learningRate:0.001..0.03;status:completed|diverged`. */
export const formatClauses = (clauses: readonly Clause[]): string =>
  clauses
    .map((clause) =>
      clause.kind === 'range'
        ? `${clause.column}:${boundText(clause.min)}..${boundText(clause.max)}`
        : `${clause.column}:${clause.words.map(encodeWord).join('|')}`,
    )
    .join(';');

/** Encodes all characters that are not in names of the API, so that a word cannot contain a separator. */
const encodeWord = (word: string) =>
  word.replaceAll(/[^\w.-]/g, (character) => encodeURIComponent(character).replaceAll("'", '%27'));

const boundText = (bound: number) => (Number.isFinite(bound) ? String(bound) : '');

/** Parses a text of `formatClauses`. Ignores parts that are not a clause. */
export function parseClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  for (const part of text.split(';')) {
    const at = part.indexOf(':');
    if (at <= 0) continue;
    const clause = parseClause(part.slice(0, at), part.slice(at + 1));
    if (clause !== undefined) clauses.push(clause);
  }
  return clauses;
}

function parseClause(column: string, text: string): Clause | undefined {
  const range = /^(-?[\d.e+-]*?)\.\.(-?[\d.e+-]*)$/i.exec(text);
  if (range) {
    const min = range[1] === '' ? Number.NEGATIVE_INFINITY : Number(range[1]);
    const max = range[2] === '' ? Number.POSITIVE_INFINITY : Number(range[2]);
    return Number.isNaN(min) || Number.isNaN(max) ? undefined : { kind: 'range', column, min, max };
  }
  const words = text.split('|').filter((word) => word !== '');
  if (words.length === 0) return undefined;
  try {
    return { kind: 'words', column, words: words.map(decodeURIComponent) };
  } catch {
    return undefined;
  }
}

/** The filter of the API has quotes around a word with other characters than those of names. */
const quote = (word: string) => (/^[\w.-]+$/.test(word) ? word : JSON.stringify(word));

const hasNumbers = (column: string) => !wordColumns.has(column);
const wordColumns = new Set([
  ...['status', 'params.preprocessing', 'params.nesterov'],
  ...['params.layers', 'params.activation', 'params.initialization'],
  ...['params.optimizer', 'params.schedule', 'params.classWeight'],
]);

/** Returns the filter in the syntax of the API, for the links to CSV and Arrow. Ignores columns that the API cannot filter. */
export function toApiFilter(clauses: readonly Clause[]): string {
  return clauses
    .filter(({ column }) => /^(index|status|rung|params\.|metrics\.)/.test(column))
    .flatMap((clause) => {
      if (clause.kind === 'words') {
        const any = clause.words.map((word) => `${clause.column} = ${quote(word)}`);
        return any.length === 1 ? any : [`(${any.join(' OR ')})`];
      }
      if (!hasNumbers(clause.column)) return [];
      return [
        ...(Number.isFinite(clause.min) ? [`${clause.column} >= ${clause.min}`] : []),
        ...(Number.isFinite(clause.max) ? [`${clause.column} <= ${clause.max}`] : []),
      ];
    })
    .join(' AND ');
}
