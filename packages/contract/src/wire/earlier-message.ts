// Messages to webhooks that version 0.1 has queued. They had no `id`, the sweep below `data.sweep`, and the stored shape of trials.
import { z } from 'zod';
import { trialParams } from '../schemas/hyperparameters.ts';
import { metricNames, pathOfMetric } from '../schemas/metric-table.ts';
import { timestamp } from '../schemas/rules.ts';
import { trialOutcome, trialStatuses } from '../schemas/trial.ts';
import { viewParams, viewTrial } from './trial.ts';

/** Version 0.1 had no networks and one optimization. */
const params = trialParams.extend({
  layers: trialParams.shape.layers.default('none'),
  activation: trialParams.shape.activation.default('relu'),
  initialization: trialParams.shape.initialization.default('normal'),
  optimizer: trialParams.shape.optimizer.default('sgd'),
  batchSize: trialParams.shape.batchSize.default(0),
  schedule: trialParams.shape.schedule.default('constant'),
  classWeight: trialParams.shape.classWeight.default('none'),
});
const trial = trialOutcome.extend({
  id: z.string(),
  sweepId: z.string(),
  runId: z.string(),
  status: z.enum(trialStatuses),
  params,
  finishedAt: timestamp.nullable(),
});
const sweep = z.looseObject({
  id: z.string(),
  best: trial.nullable(),
  counts: z.looseObject({}),
});
const envelope = { type: z.string(), timestamp };
const sweepEnded = z.object({ ...envelope, data: z.object({ sweep }) });
const trialBest = z.object({
  ...envelope,
  data: z.looseObject({ trialId: z.string(), metric: z.enum(metricNames), params }),
});

/** Returns the body of a message in the present shape. `id` is the id of the message. */
export function presentBody(id: string, body: string): string {
  const message = parseJson(body);
  const ended = sweepEnded.safeParse(message);
  if (ended.success) {
    const { type, timestamp, data } = ended.data;
    const { id: sweepId, best, counts, ...others } = data.sweep;
    const present = {
      ...{ sweepId, ...others, counts: { ...counts, pruned: 0 } },
      best: best && viewTrial({ ...best, rung: null }),
    };
    return JSON.stringify({ id, type, timestamp, data: present });
  }
  const led = trialBest.safeParse(message);
  if (!led.success) return body;
  const { type, timestamp, data } = led.data;
  const present = {
    ...data,
    metric: pathOfMetric(data.metric),
    params: viewParams(data.params),
  };
  return JSON.stringify({ id, type, timestamp, data: present });
}

/** Returns undefined for a text that is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
