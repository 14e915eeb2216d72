// Writes the tables of settings in docs/settings.md from the schemas of the built api and worker. With `--check` it writes nothing, and
// fails if the page differs. Run it after the build.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectSettings as inspectApi } from '../apps/api/dist/config.js';
import { inspectSettings as inspectWorker } from '../apps/worker/dist/config.js';

const target = resolve(import.meta.dirname, '../docs/settings.md');
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const [ofApi, ofWorker] = [inspectApi({}).settings, inspectWorker({}).settings];
const isIn = (settings) => (each) => settings.some(({ name }) => name === each.name);
const tables = {
  both: ofApi.filter(isIn(ofWorker)),
  api: ofApi.filter((each) => !isIn(ofWorker)(each)),
  worker: ofWorker.filter((each) => !isIn(ofApi)(each)),
};

const page = readFileSync(target, 'utf8');
const expected = Object.entries(tables).reduce(
  (text, [name, settings]) =>
    text.replace(
      new RegExp(`(<!-- settings of ${name} -->\n)[^]*?(<!-- end -->)`),
      (_all, begin, end) => `${begin}\n${renderTable(settings)}\n${end}`,
    ),
  page,
);

if (!values.check) {
  writeFileSync(target, expected);
} else if (page !== expected) {
  process.stderr.write(
    'Expected docs/settings.md to match the schemas of the settings: run `npm run generate` and commit the result.\n',
  );
  process.exitCode = 1;
}

function renderTable(settings) {
  const rows = settings.map(({ name, default: shown, description }) => [
    `\`${name}\``,
    shown === undefined ? '' : /\s/.test(shown) ? shown : `\`${shown}\``,
    description,
  ]);
  const all = [['variable', 'default', 'meaning'], ...rows];
  const widths = all[0].map((_, k) => Math.max(...all.map((row) => row[k].length)));
  const line = (cells) => `| ${cells.map((cell, k) => cell.padEnd(widths[k])).join(' | ')} |\n`;
  const [head, ...body] = all.map(line);
  return `${head}${line(widths.map((width) => '-'.repeat(width)))}${body.join('')}`;
}
