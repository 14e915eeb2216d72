// Reads the answers of the API about everything that make-0.3.ts stores.
import { createHash } from 'node:crypto';
import type { Answer } from './answers.ts';

type Listed = { items: { id: string; name: string }[] };

const ofSweep = [
  ...['', '/runs?limit=1000', '/trials?limit=1000', '/trials?limit=1000&sort=objective'],
  ...['/trials.csv', '/cost-curves?limit=1000&points=20', '/importance', '/deliveries'],
];
const ofTrial = [
  ...['', '/cost-curve', '/cost-curve.csv', '/model.json', '/model.npz', '/model.safetensors'],
  ...['/evaluation', '/evaluation?split=validation', '/predictions?limit=1000'],
];
const ofDataset = ['', '/versions', '/versions/1', '/images?limit=1000', '/images/test/0.png'];
const ofModel = [
  ...['', '/versions', '/versions/1', '/versions/2', '/versions/3'],
  ...['/versions/1/model.json', '/versions/2/model.safetensors'],
];
const datasets = ['pets', 'photos'];

/** Of a longer text, only the sha256 is recorded. */
const maxBytes = 50_000;

/** Reads all answers about each sweep, dataset, operation and registered model. */
export async function readAnswersOf03(url: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const read = async (path: string): Promise<string> => {
    const response = await fetch(new URL(path, url));
    const type = response.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    const isText = /json|csv|text/.test(type) && bytes.length <= maxBytes;
    const body = isText ? bytes.toString() : createHash('sha256').update(bytes).digest('hex');
    const { status } = response;
    // A problem has the id of its request.
    answers.push({ path, status, body: status === 200 ? body : '' });
    return body;
  };
  const all = async (path: string, parts: readonly string[]) => {
    for (const part of parts) await read(`${path}${part}`);
  };
  const { items: sweeps } = JSON.parse(await read('/v1/sweeps?limit=100')) as Listed;
  for (const { id } of sweeps) {
    await all(`/v1/sweeps/${id}`, ofSweep);
    await all(`/v1/trials/${id}-t0`, ofTrial);
  }
  for (const name of datasets) await all(`/v1/datasets/${name}`, ofDataset);
  const { items: operations } = JSON.parse(await read('/v1/operations?limit=100')) as Listed;
  for (const { id } of operations) await read(`/v1/operations/${id}`);
  const { items: models } = JSON.parse(await read('/v1/models?limit=100')) as Listed;
  for (const { name } of models) {
    await all(`/v1/models/${name}`, ofModel);
    await read(`/v1/models/${name}@champion/model.npz`);
  }
  return answers;
}
