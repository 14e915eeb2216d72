// `node scripts/check-licences.mjs [sbom.json]`: checks that every direct and indirect dependency has an allowed licence. The list of
// dependencies is npm's software bill of materials (CycloneDX), or the given file.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import satisfies from 'spdx-satisfies';

const root = resolve(import.meta.dirname, '..');

/** Permissive licences, and the MPL, whose conditions apply only to changes of its own files. */
const allowed = [
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['Unlicense', 'CC0-1.0', 'Python-2.0', 'PSF-2.0', 'MPL-2.0'],
];

/** Also allowed for development tools, which are not shipped. */
const allowedOfTools = [...allowed, 'CC-BY-3.0'];

/** Packages whose package.json has no SPDX licence, with the content of their licence file. */
const read = {
  'dejavu-fonts-ttf': 'Bitstream Vera and Arev: may be used, embedded and passed on',
  h5wasm: 'NIST and HDF5: may be used, changed and passed on with its notices',
};

/** The LGPL allows to ship a library that is loaded at run time, and that a user can replace: its file lies in a package of its own. */
const allowedOfLibvips = [...allowed, 'LGPL-3.0-or-later'];

const components = readSbom(process.argv[2]);
const refused = components.filter(
  (component) => !(component.name in read) && !isAllowed(component),
);
for (const { name, version, licenses } of refused) {
  const got = licences({ licenses }).join(' and ') || 'none';
  process.stderr.write(
    `Expected ${name} ${version} to have a licence of those allowed, got ${got}.\n`,
  );
}
if (refused.length === 0)
  process.stdout.write(`${components.length} packages, all licences allowed\n`);
process.exitCode = refused.length === 0 ? 0 : 1;

function readSbom(path) {
  if (path !== undefined) return JSON.parse(readFileSync(path, 'utf8')).components;
  const asked = ['sbom', '--sbom-format=cyclonedx'];
  const { status, error, stdout, stderr } = spawnSync('npm', asked, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`npm sbom failed: ${error?.message ?? stderr}`);
  return JSON.parse(stdout).components;
}

function isAllowed(component) {
  const expressions = licences(component);
  const choices = isTool(component) ? allowedOfTools : choicesFor(component);
  return expressions.length > 0 && expressions.every((each) => isSatisfied(each, choices));
}

function choicesFor({ name }) {
  return name.startsWith('@img/sharp-') ? allowedOfLibvips : allowed;
}

function isTool({ properties = [] }) {
  return properties.some(
    ({ name, value }) => name === 'cdx:npm:package:development' && value === 'true',
  );
}

function isSatisfied(expression, choices) {
  try {
    return satisfies(expression, choices);
  } catch {
    // The text is not an SPDX expression, for example `SEE LICENSE IN …`.
    return false;
  }
}

function licences({ licenses = [] }) {
  return licenses.map(
    ({ expression, license }) => expression ?? license?.id ?? license?.name ?? '',
  );
}
