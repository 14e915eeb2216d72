import type { Style } from './style.ts';

/** Formats fields as lines of `name   value`. Omits fields without a value. Indents the further lines of a value. */
export function renderFields(fields: Readonly<Record<string, string | undefined>>, style: Style) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  const width = Math.max(...given.map(([name]) => name.length));
  const indent = `\n${' '.repeat(width + 2)}`;
  return given
    .map(([name, value = '']) => {
      const lines = value.replaceAll('\n', indent);
      return `${style('bold', name.padEnd(width))}  ${lines}`;
    })
    .join('\n');
}
