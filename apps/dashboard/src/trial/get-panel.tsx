import type { Trial } from '@sweepq/client';
import { Copy } from '../parts/copy.tsx';
import { Panel } from '../parts/panel.tsx';
import { info } from '../service/info.ts';

/** The commands that read this trial from a shell. */
export function GetPanel({ trial }: { trial: Trial }) {
  const url = document.baseURI.replace(/\/$/, '');
  const token = info.value?.caller.token == null ? '' : ' -H "Authorization: Bearer $SWEEPQ_TOKEN"';
  const hasModel = trial.modelDigest !== null;
  const lines = [
    `sweepq --url ${url} show ${trial.id}`,
    ...(hasModel
      ? [
          `sweepq --url ${url} model get ${trial.id} --out model.json`,
          `sweepq --url ${url} evaluate ${trial.id}`,
          `sweepq --url ${url} predictions ${trial.id}`,
        ]
      : []),
    `curl -s${token} ${url}/v1/trials/${trial.id}`,
    ...(hasModel ? [`curl -s${token} ${url}/v1/trials/${trial.id}/model.json -o model.json`] : []),
    `curl -s${token} ${url}/v1/trials/${trial.id}/cost-curve.svg -o curve.svg`,
    `curl -s${token} "${url}/v1/sweeps/${trial.sweepId}/cost-curves.parquet?trials=${trial.index}" -o curve.parquet`,
  ];
  const text = lines.join('\n');
  return (
    <Panel title="Read it from a shell" class="c12" tools={<Copy text={text} />}>
      <pre class="wrapped" {...focusable}>
        {text}
      </pre>
    </Panel>
  );
}

const focusable = { tabIndex: 0 };
