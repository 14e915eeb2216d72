// Writes the tables of settings in docs/settings.md from the schemas of the built api and worker. With `--check` it writes nothing, and
// fails if the page differs. Run it after the build.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectSettings as inspectApi } from '../apps/api/dist/config.js';
import { inspectSettings as inspectWorker } from '../apps/worker/dist/config.js';
import { renderTable } from './markdown-table.mjs';
import { writeOrCheck } from './write-or-check.mjs';

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
      (_all, begin, end) => `${begin}\n${renderSettings(settings)}\n\n${end}`,
    ),
  page,
);

writeOrCheck(target, expected, {
  isCheck: values.check,
  source: 'the schemas of the settings',
});

function renderSettings(settings) {
  const rows = settings.map(({ name, default: shown, description }) => [
    `\`${name}\``,
    shown === undefined ? '' : /\s/.test(shown) ? shown : `\`${shown}\``,
    description,
  ]);
  return renderTable(['variable', 'default', 'meaning'], rows);
}
