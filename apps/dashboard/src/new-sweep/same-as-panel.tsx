import { Copy } from '../parts/copy.tsx';
import { Panel } from '../parts/panel.tsx';
import { Segments } from '../parts/segments.tsx';
import { info } from '../service/info.ts';
import { urlState, wordCodec } from '../url/state.ts';
import type { Body } from './to-request.ts';
import { writeCli, writeCurl } from './write-commands.ts';
import { writeYaml } from './write-yaml.ts';

const forms = ['JSON', 'YAML', 'curl', 'CLI'] as const;
const form = urlState('as', wordCodec(forms), 'JSON');

/** The sweep of the form as text to copy. */
export function SameAsPanel({ body }: { body: Body }) {
  const text = write(body);
  return (
    <Panel
      title="The same sweep as text"
      tools={
        <>
          <Segments
            small
            label="Form of the text"
            value={form.value}
            segments={forms.map((value) => ({ value, label: value }))}
            onChange={(next) => {
              form.value = next;
            }}
          />
          <Copy text={text} />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must take the focus */}
      <pre tabIndex={0}>{text}</pre>
    </Panel>
  );
}

/** Writes JSON with short lists on one line. A line break is never part of a text, which JSON escapes. */
const writeJson = (body: Body) =>
  JSON.stringify(body, null, 2).replaceAll(/\[\n[^[\]{}]*\n\s*\]/g, (list) =>
    list.replaceAll(/\n\s*/g, ' ').replaceAll(/\[ | \]/g, (bracket) => bracket.trim()),
  );

function write(body: Body): string {
  const url = document.baseURI.replace(/\/$/, '');
  switch (form.value) {
    case 'JSON':
      return writeJson(body);
    case 'YAML':
      return writeYaml(body);
    case 'curl':
      return writeCurl(body, { url, hasToken: info.value?.caller.token != null });
    case 'CLI':
      return (
        writeCli(body, { url }) ??
        `# The options of submit have no list of spaces, and no events of webhooks.\n# Save the YAML as sweep.yaml, then:\nsweepq --url ${url} submit -f sweep.yaml`
      );
  }
}
