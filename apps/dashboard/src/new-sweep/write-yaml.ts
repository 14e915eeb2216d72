import type { Json } from './to-request.ts';

/** Writes a body as YAML. Quotes texts as JSON does, except texts that YAML cannot read as another type. */
export function writeYaml(value: Json): string {
  return `${linesOf(value).join('\n')}\n`;
}

function linesOf(value: Json): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: Json) => {
      const [first = '', ...more] = isLeaf(each) ? [leafOf(each)] : linesOf(each);
      return [`- ${first}`, ...more.map(indent)];
    });
  }
  return Object.entries(value as object).flatMap(([key, each]: [string, Json]) =>
    isLeaf(each)
      ? [`${wordOf(key)}: ${leafOf(each)}`]
      : [`${wordOf(key)}:`, ...linesOf(each).map(indent)],
  );
}

const indent = (line: string) => `  ${line}`;

const isNumbers = (value: readonly Json[]) =>
  value.every((each) => typeof each !== 'object' || each === null);

const isLeaf = (value: Json): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Array.isArray(value) ? isNumbers(value) : Object.keys(value).length === 0);

function leafOf(value: Json): string {
  if (typeof value === 'string') return wordOf(value);
  if (Array.isArray(value)) return `[${value.map(leafOf).join(', ')}]`;
  return JSON.stringify(value);
}

const plainWord = /^[A-Za-z][\w-]*$/;
const otherWords = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

const wordOf = (text: string) =>
  plainWord.test(text) && !otherWords.test(text) ? text : escapeLines(JSON.stringify(text));

/** YAML reads these as line breaks inside quotes; JSON does not escape them. */
const escapeLines = (quoted: string) =>
  quoted
    .replaceAll('\u0085', '\\u0085')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
