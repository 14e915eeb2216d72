import { type Comparison, type Filter, isBareText } from './filter.ts';

/**
 * Formats a filter as text, in one standard form: for each filter that `parseFilter` returns, `parseFilter` returns the same
 * filter for the formatted text.
 */
export function formatFilter(filter: Filter): string {
  if (filter.kind === 'comparison') {
    return `${filter.path} ${filter.operator} ${formatValue(filter)}`;
  }
  return filter.filters
    .map((each) => (each.kind === 'comparison' ? formatFilter(each) : `(${formatFilter(each)})`))
    .join(filter.kind === 'and' ? ' AND ' : ' OR ');
}

function formatValue({ type, value }: Comparison): string {
  if (type === 'time') return quote(new Date(value).toISOString());
  if (typeof value !== 'string') return String(value);
  return isBareText(value) ? value : quote(value);
}

const quote = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
