// Generates packages/store/src/generated/scripts.ts from packages/store/lua: a typed function for each Lua script, which takes its keys
// and arguments by name.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assemble, readScripts } from './build-lua-text.mjs';

const output = resolve(import.meta.dirname, '../packages/store/src/generated/scripts.ts');

/** Writes the module if its text changes. Throws an error that names the file with an invalid header and the reason. */
export function buildLua() {
  const text = toModule(readScripts());
  if (readIfThere(output) === text) return;
  mkdirSync(resolve(output, '..'), { recursive: true });
  writeFileSync(output, text);
}

function toModule(scripts) {
  return `// Generated from packages/store/lua by scripts/build-lua.mjs. Do not edit.
import type { RedisConnection } from '@sweepq/redis';
import { inLua } from '../lua-constants.ts';
import { type Argument, createBytesScript, createScript } from '../script.ts';

${scripts.map(toConstant).join('\n')}
/** The Lua scripts of packages/store/lua, by their names in camel case. */
export const scripts = {
${scripts.map(toFunction).join('\n')}};
`;
}

/** A script whose answer type contains a Buffer returns bytes. */
function toConstant(script) {
  const { name, returns } = script;
  const create = /\bBuffer\b/.test(returns) ? 'createBytesScript' : 'createScript';
  const escaped = assemble(script).replace(/[\\`]|\$\{/g, '\\$&');
  const lua = escaped.replace(/\0(\w+)\0/g, (_, constant) => `\${inLua.${constant}}`);
  return `const ${camel(name)} = ${create}<${returns || 'unknown'}>(\`\n${lua}\n\`);\n`;
}

function toFunction({ name, description, keys, args }) {
  const parameters = [
    'redis: RedisConnection',
    ...(keys.length > 0 ? [`keys: ${typeOf(keys, 'string')}`] : []),
    ...(args.length > 0 ? [`args: ${typeOf(args, 'Argument')}`] : []),
  ];
  return `  /**
${description.map((line) => `   * ${line}`.trimEnd()).join('\n')}
   */
  ${camel(name)}: (${parameters.join(', ')}) =>
    ${camel(name)}(redis, ${listOf('keys', keys)}, ${listOf('args', args)}),
`;
}

function typeOf(names, one) {
  const fields = names.map(({ name, isList, isOptional, fields: ofRecord }) => {
    const record = ofRecord?.map((field) => `${field}: ${one}`).join('; ');
    const type = record ? `{ ${record} }` : one;
    if (isOptional) return `${name}?: ${type} | undefined`;
    return `${name}: ${isList ? `readonly ${type}[]` : type}`;
  });
  return `{ ${fields.join('; ')} }`;
}

/** An expression for the array of values, in the order of their positions. */
function listOf(source, names) {
  const values = names.map(({ name, isList, isOptional, fields }) => {
    const value = `${source}.${name}`;
    if (isOptional) return `...(${value} === undefined ? [] : [${value}])`;
    if (!isList) return value;
    if (!fields) return `...${value}`;
    return `...${value}.flatMap((each) => [${fields.map((field) => `each.${field}`).join(', ')}])`;
  });
  return `[${values.join(', ')}]`;
}

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
