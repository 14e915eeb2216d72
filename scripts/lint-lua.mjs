// Lints packages/store/lua, or another folder: `node scripts/lint-lua.mjs [folder]`. It finds
// - syntax that is not Lua 5.1, the version in Redis;
// - names that are not defined, locals that are not used, and locals that hide another name;
// - functions of an include that come after their use, or that are used without `@include`;
// - keys, arguments and constants that are used but not declared, or declared but not used;
// - commands that are not string literals: guard-script.ts could not check whether the user may send them.
import { relative, resolve } from 'node:path';
import { parse } from 'luaparse';
import { assemble, readScripts } from './build-lua-text.mjs';

const root = resolve(import.meta.dirname, '..');

/** The globals of a script in Redis, without those that load code or are for debugging. */
const globals = [
  ...['redis', 'cjson', 'cmsgpack', 'bit', 'struct', 'string', 'table', 'math', 'error', 'ipairs'],
  ...['next', 'pairs', 'pcall', 'select', 'tonumber', 'tostring', 'type', 'unpack'],
];

const declarations = ['keys', 'args', 'constants'];

/** The syntax trees of parsed texts. */
const parsed = new Map();

const found = lintFolder(process.argv[2]);
for (const line of found) process.stderr.write(`${line}\n`);
process.exitCode = found.length === 0 ? 0 : 1;

function lintFolder(folder) {
  const scripts = readScripts(folder);
  const found = new Set();
  for (const { parts } of scripts) {
    for (const [k, file] of parts.entries()) {
      const before = parts.slice(0, k);
      // Once with all parts, to find names that hide others. Once with the parts that the file includes: in another script, the
      // other parts may be missing or come after this file.
      for (const parts of [before, includedBy(file, before)]) {
        for (const line of lintFile(file, parts)) found.add(line);
      }
    }
  }
  if (found.size > 0) return [...found];
  return scripts.flatMap((script) => lintAssembled(script));
}

/** The parts before a file that the file includes, itself or by its includes. */
function includedBy({ includes }, before) {
  const direct = before.filter(({ name }) => includes.includes(name));
  return [...new Set(direct.flatMap((part) => [part, ...includedBy(part, before)]))];
}

/** Checks the text with replaced names, which Redis runs: it must be valid Lua too. */
function lintAssembled(script) {
  try {
    parseLua(assemble(script).replace(/\0(\w+)\0/g, '$1'));
    return [];
  } catch (error) {
    return [`${relative(root, script.path)}: ${error.message}`];
  }
}

/** Parses a text once, because each script checks its includes again. */
function parseLua(text) {
  const tree = parsed.get(text) ?? parse(text, { luaVersion: '5.1', locations: true });
  parsed.set(text, tree);
  return tree;
}

/** The parts in `included` come before the file in a script: the file can call their functions and use their names. */
function lintFile(file, included) {
  const found = [];
  const say = (node, text) =>
    found.push(`${relative(root, file.path)}:${node?.loc.start.line ?? 1}: ${text}`);
  try {
    const tree = parseLua(file.text);
    const outer = included.flatMap(({ text }) => topLocals(parseLua(text)));
    lintLocals(
      tree,
      [...globals, ...declarations, ...outer],
      /includes.[^/\\]*$/.test(file.path),
      say,
    );
    lintDeclared(tree, file, included, say);
  } catch (error) {
    if (error.line === undefined) throw error;
    found.push(`${relative(root, file.path)}:${error.line}: ${error.message}`);
  }
  return found;
}

function topLocals({ body }) {
  const functions = body.filter(({ type, isLocal }) => type === 'FunctionDeclaration' && isLocal);
  return functions.map(({ identifier }) => identifier.name);
}

/** `outer` are the names that are defined before the file. Other files can use the functions of an include, so these may be unused here. */
function lintLocals(tree, outer, isInclude, say) {
  const scopes = [new Map(outer.map((name) => [name, { isUsed: true }]))];
  const lookUp = (name) => scopes.findLast((scope) => scope.has(name))?.get(name);

  function declare(node, isUsed = false) {
    const { name } = node;
    if (name === '_') return;
    if (lookUp(name)) say(node, `\`${name}\` hides another \`${name}\`.`);
    scopes.at(-1).set(name, { node, isUsed });
  }

  function inScope(work) {
    scopes.push(new Map());
    work();
    for (const [name, { node, isUsed }] of scopes.pop()) {
      if (!isUsed) say(node, `\`${name}\` is not used.`);
    }
  }

  const visitAll = (nodes) => nodes.forEach(visit);
  const visitors = {
    Identifier(node) {
      const entry = lookUp(node.name);
      if (entry) entry.isUsed = true;
      else say(node, `\`${node.name}\` is not defined.`);
    },
    LocalStatement({ variables, init }) {
      visitAll(init);
      for (const variable of variables) declare(variable);
    },
    AssignmentStatement({ variables, init }) {
      visitAll(init);
      for (const variable of variables) {
        if (variable.type !== 'Identifier') visit(variable);
        else if (!lookUp(variable.name)?.node)
          say(variable, `\`${variable.name}\` is not a local.`);
      }
    },
    FunctionDeclaration({ identifier, isLocal, parameters, body }) {
      if (identifier && isLocal) declare(identifier, isInclude && scopes.length === 2);
      else if (identifier) say(identifier, `\`${identifier.name}\` is not a local.`);
      inScope(() => {
        for (const each of parameters) if (each.type === 'Identifier') declare(each);
        visitAll(body);
      });
    },
    ForNumericStatement({ variable, start, end, step, body }) {
      visitAll([start, end, ...(step ? [step] : [])]);
      inScope(() => {
        declare(variable);
        visitAll(body);
      });
    },
    ForGenericStatement({ variables, iterators, body }) {
      visitAll(iterators);
      inScope(() => {
        for (const variable of variables) declare(variable);
        visitAll(body);
      });
    },
    MemberExpression: ({ base }) => visit(base),
    TableKeyString: ({ value }) => visit(value),
  };

  function visit(node) {
    if (visitors[node.type]) return visitors[node.type](node);
    const { body, ...others } = node;
    for (const child of childrenOf(others)) visit(child);
    if (body) inScope(() => visitAll(body));
  }
  visit(tree);
}

function lintDeclared(tree, file, included, say) {
  const used = new Set();
  const known = new Set(
    [file, ...included].flatMap((each) =>
      declarations.flatMap((table) => each[table].map(({ name }) => `${table}.${name}`)),
    ),
  );
  (function visit(node) {
    if (node.type === 'MemberExpression' && declarations.includes(node.base.name)) {
      const name = `${node.base.name}.${node.identifier.name}`;
      used.add(name);
      if (!known.has(name)) say(node, `\`${name}\` is not declared.`);
    }
    if (node.type === 'CallExpression' && /^p?call$/.test(node.base.identifier?.name ?? '')) {
      const [command] = node.arguments;
      if (command?.type !== 'StringLiteral') say(node, 'Expected the command as a string.');
    }
    for (const child of childrenOf(node)) visit(child);
  })(tree);
  for (const table of declarations) {
    for (const { name } of file[table]) {
      if (!used.has(`${table}.${name}`)) say(undefined, `\`${table}.${name}\` is not used.`);
    }
  }
}

function childrenOf(node) {
  const values = Object.values(node).flat();
  return values.filter((value) => typeof value?.type === 'string');
}
