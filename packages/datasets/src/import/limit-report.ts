import type { FoundKeys, ImportReport } from './import-report.ts';

const maxNames = 50;
const maxCharacters = 200;

/**
 * Limits the texts of a report. Redis stores a report with its operation and with its version, and an archive can have 50 000 unused files with
 * names of 64 KB.
 */
export function limitReport(report: ImportReport): ImportReport {
  const { dtype, found, conversions, ignored } = report;
  const { train, test, classes } = found;
  return {
    ...report,
    dtype: cut(dtype),
    found: {
      train: cutKeys(train),
      test: test && cutKeys(test),
      classes: classes === null ? null : cut(classes),
    },
    conversions: limit(conversions),
    ignored: limit(ignored),
  };
}

const cutKeys = ({ x, y }: FoundKeys): FoundKeys => ({ x: cut(x), y: cut(y) });

const cut = (text: string) =>
  text.length > maxCharacters ? `${text.slice(0, maxCharacters)}…` : text;

/** The first texts of a list. The last text says how many more there are. */
function limit(texts: readonly string[]): string[] {
  const first = texts.slice(0, maxNames).map(cut);
  const more = texts.length - first.length;
  return more === 0 ? first : [...first, `and ${more} more`];
}
