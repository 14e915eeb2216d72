import { z } from 'zod';
import {
  type Comparison,
  equalityOperators,
  type FilterField,
  isBareText,
  orderOperators,
  textOperators,
} from './filter.ts';
import { ListQueryError } from './list-query-error.ts';
import { describeToken, type Token } from './scan-filter.ts';

/**
 * Converts an operator and a value to the type of their field. Throws `ListQueryError` if the field does not have the operator or
 * cannot have the value.
 */
export function readComparison(field: FilterField, operator: Token, value: Token): Comparison {
  const { path, nullable = false } = field;
  const kind = 'comparison';
  const isNull = value.kind === 'word' && value.text === 'null';
  const isEquality = operator.text === '=' || operator.text === '!=';
  if (nullable && isNull && isEquality) {
    return {
      kind,
      path,
      type: 'null',
      operator: operatorOf(path, operator, equalityOperators),
      value: null,
    };
  }
  const badValue = (wanted: string) => {
    const orNull = nullable && isEquality ? ' or null' : '';
    const wish = `to have ${wanted}${orNull} for \`${path}\``;
    return new ListQueryError('filter', wish, describeToken(value), value.column);
  };
  switch (field.type) {
    case 'number':
    case 'time': {
      const { type } = field;
      const order = operatorOf(path, operator, orderOperators);
      const number = type === 'number' ? readNumber(value) : readTime(value);
      if (number === undefined) throw badValue(type === 'number' ? aNumber : aTime);
      return { kind, path, type, operator: order, value: number };
    }
    case 'text': {
      const { type } = field;
      const allowed = operatorOf(path, operator, textOperators);
      const text = readText(value);
      if (text === undefined) throw badValue(aText);
      return { kind, path, type, operator: allowed, value: text };
    }
    case 'choice': {
      const { type, choices } = field;
      const equality = operatorOf(path, operator, equalityOperators);
      const choice = choices.find((each) => each === value.text);
      if (choice === undefined) throw badValue(`one of ${choices.join(', ')}`);
      return { kind, path, type, operator: equality, value: choice };
    }
    case 'boolean': {
      const { type } = field;
      const equality = operatorOf(path, operator, equalityOperators);
      const isBoolean = value.text === 'true' || value.text === 'false';
      if (value.kind !== 'word' || !isBoolean) throw badValue('true or false');
      return { kind, path, type, operator: equality, value: value.text === 'true' };
    }
    case 'texts': {
      const { type } = field;
      const has = operatorOf(path, operator, [':'], nullable ? ', or = or != before null,' : '');
      const text = readText(value);
      if (text === undefined) throw badValue(aText);
      return { kind, path, type, operator: has, value: text };
    }
  }
}

const aNumber = 'a finite number, such as 5, -0.5 or 1e-3,';
const aTime =
  'a date, such as 2026-11-29, or a quoted time with its offset, such as "2026-11-29T12:00:00Z",';
const aText = 'a text (in double quotes unless all its characters are A–Z, a–z, 0–9, _, . or -)';

function operatorOf<const Operator extends string>(
  path: string,
  { text, column }: Token,
  allowed: readonly Operator[],
  orElse = '',
): Operator {
  const operator = allowed.find((each) => each === text);
  if (operator !== undefined) return operator;
  const wish = `to have ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(' ')}${orElse} after \`${path}\``;
  throw new ListQueryError('filter', wish, `\`${text}\``, column);
}

const jsonNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;

function readNumber({ kind, text }: Token): number | undefined {
  if (kind !== 'word' || !jsonNumber.test(text)) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return undefined;
  // JSON has no -0.
  return number === 0 ? 0 : number;
}

/** A time without `Z` or an offset is invalid, because the time zone would be unknown. */
const isTime = (text: string) => z.iso.datetime({ offset: true }).safeParse(text).success;
const isDate = (text: string) => z.iso.date().safeParse(text).success;

const firstTime = Date.parse('0000-01-01T00:00:00.000Z');
const lastTime = Date.parse('9999-12-31T23:59:59.999Z');

function readTime({ text }: Token): number | undefined {
  if (!isDate(text) && !isTime(text)) return undefined;
  const time = Date.parse(text);
  // An offset can move a time to a year that RFC 3339 cannot write.
  return time >= firstTime && time <= lastTime ? time : undefined;
}

const readText = ({ kind, text }: Token): string | undefined =>
  kind === 'quoted' || isBareText(text) ? text : undefined;
