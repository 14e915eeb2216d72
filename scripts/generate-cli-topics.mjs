// Writes the topics of `sweepq help` in docs/cli.md from those of the built command line. With `--check` it writes nothing, and fails if
// the page differs. Run it after the build.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { topics } from '../apps/cli/dist/help/topics.js';
import { renderTable } from './markdown-table.mjs';
import { writeOrCheck } from './write-or-check.mjs';

const target = resolve(import.meta.dirname, '../docs/cli.md');
const { values } = parseArgs({ options: { check: { type: 'boolean' } } });

const expected = topics.reduce(
  (text, { name, blocks }) => {
    const place = new RegExp(`(<!-- topic ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!place.test(text))
      throw new Error(`Expected docs/cli.md to have a place for the topic ${name}.`);
    return text.replace(
      place,
      (_all, begin, end) => `${begin}\n${blocks.map(renderBlock).join('\n\n')}\n\n${end}`,
    );
  },
  readFileSync(target, 'utf8'),
);

writeOrCheck(target, expected, { isCheck: values.check, source: 'the topics of `sweepq help`' });

/** A test runs the blocks `sh` of the page. */
function renderBlock(block) {
  if (typeof block === 'string') return block;
  if (block.list) return block.list.map((item) => `- ${item}`).join('\n');
  if (block.commands) {
    return `\`\`\`${block.isElsewhere ? 'bash' : 'sh'}\n${block.commands.join('\n')}\n\`\`\``;
  }
  return renderTable(block.head, block.rows);
}
