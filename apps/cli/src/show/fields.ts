import type { Style } from './style.ts';

/** Lines of `name   value`. Fields without a value are omitted. A value of several lines is indented. */
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
