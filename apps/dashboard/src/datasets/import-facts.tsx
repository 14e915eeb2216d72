import type { ImportReport } from '@sweepq/client';
import { sayFound, sayIgnored, sayImported } from '@sweepq/view';
import { Words } from '../parts/words.tsx';

/** What an import has found, converted and left out: entries of a list of facts. */
export const ImportFacts = ({ report }: { report: ImportReport }) => (
  <>
    <Fact name="imported" lines={[sayImported(report)]} />
    <Fact name="found" lines={sayFound(report.found)} />
    <Fact name="converted" lines={report.conversions} />
    <Fact name="not used" lines={report.ignored.length > 0 ? [sayIgnored(report.ignored)] : []} />
  </>
);

const Fact = ({ name, lines }: { name: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <dt>{name}</dt>
      <dd>
        {lines.map((line) => (
          <div key={line}>
            <Words text={line} />
          </div>
        ))}
      </dd>
    </>
  );
