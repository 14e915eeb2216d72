import { Help } from 'commander';
import type { Topic } from './topic.ts';

/** A wider text is hard to read. */
const widest = 100;

/** Renders a topic for a terminal of this width. */
export function renderTopic({ summary, blocks }: Topic, columns: number): string {
  const width = Math.min(columns, widest);
  const help = Object.assign(new Help(), { helpWidth: width });
  const wrapList = (text: string) => help.boxWrap(text, width - 2).replaceAll('\n', '\n  ');
  const title = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}`;
  const parts = blocks.map((block) => {
    if (typeof block === 'string') return help.boxWrap(block, width);
    if ('list' in block) return block.list.map((item) => `- ${wrapList(item)}`).join('\n');
    if ('commands' in block) return block.commands.map((line) => `  $ ${line}`).join('\n');
    const rows = block.rows.map(([term, text]) => [term.replaceAll('`', ''), text] as const);
    const termWidth = Math.max(...rows.map(([term]) => term.length));
    return rows.map(([term, text]) => help.formatItem(term, termWidth, text, help)).join('\n');
  });
  return [title, ...parts].join('\n\n');
}
