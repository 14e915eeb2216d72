import { median } from '../measure/measurement.ts';
import { createGrid } from '../service/large-sweeps.ts';
import { requestOf } from '../sweeps/submit-sweep.ts';
import { goals } from './goals.ts';
import { createRows, type LargeService, largeTrials, type ScalePartResult } from './scale-part.ts';

const warmUps = 2;
const posts = 9;

/** Measures requests that submit a large sweep. No worker runs yet, and each sweep is cancelled before the next one. */
export async function measurePosts(deps: LargeService): Promise<ScalePartResult> {
  const { service, client } = deps;
  const { add, addTimes, ...result } = createRows();
  const times: number[] = [];
  for (let k = 0; k < warmUps + posts; k++) {
    const request = requestOf(service.api, createGrid(largeTrials));
    const began = performance.now();
    const { id } = await client.submit(request);
    if (k >= warmUps) times.push(performance.now() - began);
    await client.cancel(id);
  }
  const what = `POST of ${largeTrials} trials`;
  add(`${what}, p50`, median(times), 'ms', goals.submit);
  addTimes(what, times);
  return result;
}
