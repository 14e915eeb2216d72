// Reads the answers of the API about all sweeps. They are recorded once for each version, and later versions must give the same.
import { createHash } from 'node:crypto';

/** `body` is a text of at most 100 000 bytes. For longer texts and for other content it is the sha256. */
export type Answer = { path: string; status: number; body: string };

type Listed = { items: { id: string }[] };

const maxBytes = 100_000;
const sorts = [
  ...['index', 'metrics.test.accuracy', 'metrics.train.cost'],
  ...['params.learningRate', 'params.iterations', 'params.l2'],
];

/** Reads all answers about every sweep. */
export async function readAnswers(url: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  /** `path`: names the answer, as in the recorded answers. `present`: the path in this version. */
  const read = async (path: string, present = path): Promise<string> => {
    const response = await fetch(new URL(present, url));
    const type = response.headers.get('content-type') ?? '';
    const bytes = Buffer.from(await response.arrayBuffer());
    // A model is compared by the hash of an earlier shape, so its text is needed.
    const isWhole = bytes.length <= maxBytes || path.endsWith('/model.json');
    const isText = /json|csv|text/.test(type) && isWhole;
    const body = isText ? bytes.toString() : createHash('sha256').update(bytes).digest('hex');
    answers.push({ path, status: response.status, body });
    return body;
  };
  const all = encodeURIComponent('archived = true OR archived = false');
  const listed = await read(
    '/v1/sweeps?limit=100&archived=any',
    `/v1/sweeps?limit=100&filter=${all}`,
  );
  const { items } = JSON.parse(listed) as Listed;
  for (const { id } of items) {
    const sweep = `/v1/sweeps/${id}`;
    await read(sweep);
    await read(`${sweep}/runs?limit=1000`);
    await read(`${sweep}/trials.csv`);
    await read(`${sweep}/cost-curves?limit=1000&points=20`);
    await read(`${sweep}/importance`);
    const trials = `${sweep}/trials?limit=1000`;
    for (const sort of sorts) {
      await read(`${trials}&sort=${sort}&order=desc`, `${trials}&sort=-${sort}`);
    }
    await read(`/v1/trials/${id}-t0`);
    await read(`/v1/trials/${id}-t0/cost-curve`);
    await read(`/v1/trials/${id}-t0/cost-curve.csv`);
    await read(`/v1/trials/${id}-t0/model.json`);
  }
  return answers;
}
