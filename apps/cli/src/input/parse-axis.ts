// Parses the values of a hyperparameter: a value, a list separated by commas, or a range.
//   0.005    0.001,0.005    0.0001..0.1:log    0..1:count=5    100..1000:step=100    0..9:int    none,20-7-5
import { isSchedule, parseLayers } from '@sweepq/view';
import { readNumber } from './numbers.ts';
import { refuse, UsageError } from './usage-error.ts';

type Range = {
  min: number;
  max: number;
  scale?: 'linear' | 'log';
  count?: number;
  step?: number;
  int?: true;
};
export type NumberAxis = number | number[] | Range;

const what = 'a number, a list such as 0.001,0.005, or a range such as 0.0001..0.1:log:count=10';

/** Parses a number, a list or a range. One number is not converted to a list, so that the stored request is as typed. */
export function parseNumberAxis(flag: string, text: string): NumberAxis {
  if (text.includes('..')) return parseRange(flag, text);
  const values = text.split(',').map((part) => {
    const value = readNumber(part.trim());
    if (value === undefined) throw refuseList(flag, text);
    return value;
  });
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}

/** Returns an error. If the values are separated by spaces or the list ends with a comma, the error suggests a correct list. */
function refuseList(flag: string, text: string): UsageError {
  const refusal = refuse(`\`${flag}\``, what, text);
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.some((part) => readNumber(part) === undefined) || !/[\s,;]/.test(text)) return refusal;
  const listed = `${flag} ${parts.join(',')}`;
  const advice = text.endsWith(',')
    ? `The list ends with a comma. One value: ${listed}. A list, without spaces: ${listed},…`
    : `Separate the values of a list by commas, without spaces: ${listed}`;
  return new UsageError(`${refusal.message}\n${advice}`);
}

/** Parses the values of a hyperparameter that has words as values. */
export function parseChoiceAxis<Value>(
  flag: string,
  text: string,
  choices: Readonly<Record<string, Value>>,
): Value | Value[] {
  const values = text.split(',').map((part) => {
    const value = choices[part.trim()];
    if (value !== undefined && Object.hasOwn(choices, part.trim())) return value;
    throw refuse(`\`${flag}\``, sayChoices(Object.keys(choices)), text);
  });
  const [first, ...others] = values;
  return first !== undefined && others.length === 0 ? first : values;
}

function sayChoices(words: readonly string[]): string {
  if (words.length === 2) return `${words.join(' or ')}, or both separated by a comma`;
  const last = words.at(-1);
  return `${words.slice(0, -1).join(', ')} or ${last}, or several separated by commas`;
}

/** Parses the hidden layers of one network (`20-7-5`), or of several networks (`none,7,20-7-5`). */
export function parseLayersAxis(flag: string, text: string): number[] | number[][] {
  const networks = text.split(',').map((part) => {
    const sizes = parseLayers(part.trim());
    if (sizes !== undefined) return sizes;
    throw refuse(
      `\`${flag}\``,
      'layer sizes such as 20-7-5, none, or a list such as none,7,20-7-5',
      text,
    );
  });
  const [first, ...others] = networks;
  return first !== undefined && others.length === 0 ? first : networks;
}

/** Parses the schedules of the learning rate: `constant`, or a list such as `constant,step:500:0.5`. */
export function parseSchedules(flag: string, text: string): string | string[] {
  const schedules = text.split(',').map((part) => part.trim());
  if (!schedules.every(isSchedule)) {
    throw refuse(
      `\`${flag}\``,
      'constant, inverse:DECAY, step:EVERY:FACTOR or cosine:PERIOD:WARMUP, or several separated by commas',
      text,
    );
  }
  const [first, ...others] = schedules;
  return first !== undefined && others.length === 0 ? first : schedules;
}

function parseRange(flag: string, text: string): Range {
  const [ends = '', ...modifiers] = text.split(':');
  const [min, max, ...more] = ends.split('..').map((end) => readNumber(end.trim()));
  if (min === undefined || max === undefined || more.length > 0) {
    throw refuse(`\`${flag}\``, what, text);
  }
  return Object.assign({ min, max }, ...modifiers.map((word) => parseModifier(flag, word)));
}

function parseModifier(flag: string, word: string): Partial<Range> {
  if (word === 'log' || word === 'linear') return { scale: word };
  if (word === 'int') return { int: true };
  const [name, value = '', ...more] = word.split('=');
  const number = readNumber(value);
  if ((name === 'count' || name === 'step') && number !== undefined && more.length === 0) {
    return { [name]: number };
  }
  throw refuse(
    `the modifier of the range in \`${flag}\``,
    '`log`, `linear`, `int`, `count=…` or `step=…`',
    word,
  );
}
