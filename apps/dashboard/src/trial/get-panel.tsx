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
    <Panel title="Read it from a shell" class="c4" tools={<Copy text={text} />}>
      {hasModel && <ModelLinks trialId={trial.id} />}
      <pre class="wrapped" {...focusable}>
        {text}
      </pre>
    </Panel>
  );
}

/** Links that save the model, one for each format. */
function ModelLinks({ trialId }: { trialId: string }) {
  return (
    <p class="sub">
      Save the model:{' '}
      {modelFormats.map(({ format, title }) => (
        <a
          key={format}
          class="btn quiet sm"
          href={`v1/trials/${trialId}/model.${format}`}
          title={title}
          download={`${trialId}.${format}`}
        >
          {format}
        </a>
      ))}
    </p>
  );
}

const modelFormats = [
  { format: 'json', title: 'Layers and preprocessing as JSON' },
  { format: 'npz', title: 'Arrays for NumPy, float64' },
  { format: 'safetensors', title: 'Tensors, float64' },
  { format: 'onnx', title: 'Pixels in, probabilities out, float32' },
];

const focusable = { tabIndex: 0 };
