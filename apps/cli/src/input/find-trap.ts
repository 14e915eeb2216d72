// Finds valid YAML that JSON cannot represent (infinity, cycles, merge keys), or that YAML versions read differently (`010` is
// 8 in YAML 1.1, and 10 in YAML 1.2).
import {
  type Alias,
  type Document,
  isPair,
  isScalar,
  type LineCounter,
  type Node,
  Scalar,
  visit,
} from 'yaml';

/** A parsed YAML file. `name` is the name of the file in messages. */
export type Read = { document: Document; lineCounter: LineCounter; name: string };

/** Returns an error text about the first value with such a problem; undefined if there is none. */
export function findTrap({ document, lineCounter, name }: Read): string | undefined {
  let found: string | undefined;
  const stopWith = (sentence: string) => {
    found = sentence;
    return visit.BREAK;
  };
  const placeOf = (node: Node) => {
    const { line, col } = lineCounter.linePos(node.range?.[0] ?? 0);
    return `(line ${line}, column ${col})`;
  };
  visit(document, {
    Alias(_key, node, path) {
      if (!isCycle(document, node, path)) return undefined;
      const alias = `\`*${node.source}\` ${placeOf(node)}`;
      return stopWith(
        `Expected no cycle in ${name}: ${alias} is inside the value that it refers to.`,
      );
    },
    Scalar(key, node, path) {
      const { value, source = '', type } = node;
      if (type !== Scalar.PLAIN) return undefined;
      if (key === 'key' && source === '<<') {
        const place = placeOf(node);
        return stopWith(
          `Expected no merge key \`<<\` in ${name} ${place}: write the fields in its place.`,
        );
      }
      const expected = expectNumber(value, source);
      if (expected === undefined) return undefined;
      const field = path.flatMap(nameOf).join('.');
      const got = `got \`${source}\` ${placeOf(node)}`;
      return stopWith(`Expected \`${field}\` in ${name} to be ${expected}, ${got}.`);
    },
  });
  return found;
}

/** Returns the expected format, for a number that JSON lacks or that YAML 1.1 reads differently. Undefined for all other values. */
function expectNumber(value: unknown, source: string): string | undefined {
  if (typeof value !== 'number') return undefined;
  if (!Number.isFinite(value)) return 'a finite number';
  const [, sign = '', digits] = /^([+-]?)0+([0-9]+)$/.exec(source) ?? [];
  return digits && `\`${value}\`, or \`${sign}0o${digits}\` if it is octal`;
}

const isCycle = (document: Document, alias: Alias, path: readonly unknown[]) => {
  const target = alias.resolve(document);
  return target !== undefined && path.includes(target);
};

const nameOf = (node: unknown) =>
  isPair(node) && isScalar(node.key) ? [String(node.key.value)] : [];
