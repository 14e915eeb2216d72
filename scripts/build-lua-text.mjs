// Reads the Lua scripts of packages/store/lua and assembles the text that Redis runs. A file has a header:
//
//   -- What the script does, and what it returns.
//   --- @keys sweep runs                       keys by name
//   --- @args run ...trials{index status}      arguments; at the end a list, here of records
//   --- @constants columnsAt                   values of packages/store/src/lua-constants.ts
//   --- @returns 'ended' | null                the answer, as a TypeScript type
//   --- @include add-event                     a file of includes/, with its declarations
//
// The code says `keys.sweep`, `args.run`, `#args.trials`, `args.trials[i].index`, `constants.columnsAt`.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../packages/store/lua');

/** Returns all scripts with their includes. The declared names of a script contain those of its includes. */
export function readScripts(from = folder) {
  const includes = new Map(readFolder(join(from, 'includes')).map((file) => [file.name, file]));
  return readFolder(from).map((file) => {
    const parts = withIncludes(file, includes);
    const declared = (kind) => mergeNames(parts.map((part) => part[kind]));
    return {
      ...file,
      parts,
      keys: declared('keys'),
      args: declared('args'),
      constants: declared('constants'),
    };
  });
}

const readFolder = (path) =>
  readdirSync(path)
    .filter((name) => name.endsWith('.lua'))
    .sort()
    .map((name) => parseFile(join(path, name)));

/** A file begins with a description (`--`), then its declarations (`--- @keys …`; a line without @ continues the one before). */
function parseFile(path) {
  const text = readFileSync(path, 'utf8');
  const header = text.match(/^(--.*\n)*/)[0].split('\n');
  const description = header
    .filter((line) => /^--(?!-)/.test(line))
    .map((line) => line.slice(2).trim());
  const tags = header
    .filter((line) => line.startsWith('---'))
    .map((line) => line.slice(3).trim())
    .join(' ')
    .split(/(?:^| )@(?=[a-z]+ )/)
    .slice(1)
    .map((tag) => [tag.slice(0, tag.indexOf(' ')), tag.slice(tag.indexOf(' ') + 1).trim()]);
  const known = ['keys', 'args', 'constants', 'returns', 'include'];
  const of = (kind) => tags.filter(([name]) => name === kind).map(([, value]) => value);
  for (const [name] of tags) {
    if (!known.includes(name))
      throw new Error(`Expected @${known.join(', @')} in ${path}, got @${name}.`);
  }
  const names = (kind) => parseNames(of(kind).join(' '), path);
  return {
    ...{ path, text, description, name: basename(path, '.lua') },
    ...{ keys: names('keys'), args: names('args'), constants: names('constants') },
    returns: of('returns').join(' '),
    includes: of('include'),
  };
}

/** `sweep`, `removed?` (may be left out), `...indices` (a list), or `...trials{index outcome}` (a list of records). */
function parseNames(text, path) {
  const names = [...text.matchAll(/(\.\.\.)?(\w+)(\?)?(?:\{([^}]*)\})?/g)].map(
    ([, isList, name, isOptional, fields]) => ({
      name,
      isList: isList !== undefined,
      isOptional: isOptional !== undefined,
      fields: fields?.split(' '),
    }),
  );
  if (names.map(toText).join(' ') !== text)
    throw new Error(`Expected names in ${path}, got ${text}.`);
  return names;
}

const toText = ({ name, isList, isOptional, fields }) =>
  `${isList ? '...' : ''}${name}${isOptional ? '?' : ''}${fields ? `{${fields.join(' ')}}` : ''}`;

/** The includes of a file, each once and before the parts that need it, and the file itself last. */
function withIncludes(file, includes, parts = []) {
  if (parts.includes(file)) return parts;
  for (const name of file.includes) {
    const part = includes.get(name);
    if (part === undefined)
      throw new Error(`Expected the file includes/${name}.lua, which ${file.path} includes.`);
    withIncludes(part, includes, parts);
  }
  parts.push(file);
  return parts;
}

/** The script's own names first, then those of its includes. Names without a fixed position come last. */
function mergeNames(lists) {
  const merged = new Map();
  for (const each of lists.toReversed().flat()) {
    if (!merged.has(each.name)) merged.set(each.name, each);
  }
  const all = [...merged.values()];
  const loose = all.filter(({ isList, isOptional }) => isList || isOptional);
  if (loose.length > 1)
    throw new Error(`Expected one list at most, got ${loose.map(toText).join(' ')}.`);
  return [...all.filter((each) => !loose.includes(each)), ...loose];
}

/**
 * The text that Redis runs. Names are replaced by positions, so they cost nothing at run time. Comments are removed, because
 * guard-script.ts would take the names of commands in them for commands that the script sends. `\0name\0` stands for a constant.
 */
export function assemble({ parts, keys, args }) {
  const declared = { keys: placesOf('KEYS', keys), args: placesOf('ARGV', args) };
  const lines = parts.flatMap(({ text, path }) => {
    if (text.includes('--[')) throw new Error(`Expected comments of one line in ${path}.`);
    const code = text
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.trim().startsWith('--'));
    return code.map((line) =>
      line
        .replace(use, (whole, operator, table, name, index, field) => {
          const placed = declared[table].get(name)?.({ operator, index, field });
          if (placed !== undefined) return placed;
          throw new Error(
            `Expected a declared name in ${path}, used as it is declared, got ${whole}.`,
          );
        })
        .replace(/\bconstants\.(\w+)/g, '\0$1\0'),
    );
  });
  return lines.join('\n');
}

/** `args.run`, `#args.indices`, `unpack(args.ids)`, `args.indices[i]`, or `args.trials[i].index`. */
const use = /(#|\bunpack\()?\b(keys|args)\.(\w+)(?:\[(\w+)\](?:\.(\w+))?)?/g;

/** For each name, a function that returns the Lua for one use of it. Undefined if the declaration does not allow this use. */
function placesOf(source, names) {
  const before = names.filter(({ isList }) => !isList).length;
  return new Map(
    names.map((each, k) => [each.name, each.isList ? listAt(source, before, each) : at(source, k)]),
  );
}

const at =
  (source, k) =>
  ({ operator = '', index }) =>
    index === undefined && operator !== 'unpack(' ? `${operator}${source}[${k + 1}]` : undefined;

const listAt = (source, before, { fields }) => {
  const size = fields?.length ?? 1;
  return ({ operator, index, field }) => {
    if (index === undefined) {
      if (operator === '#') return `((#${source} - ${before}) / ${size})`;
      return operator === 'unpack(' && !fields ? `unpack(${source}, ${before + 1}` : undefined;
    }
    if (operator !== undefined || (fields === undefined) !== (field === undefined))
      return undefined;
    if (!fields) return `${source}[${index} + ${before}]`;
    const offset = fields.indexOf(field);
    return offset < 0 ? undefined : `${source}[${index} * ${size} + ${before - size + offset + 1}]`;
  };
};
