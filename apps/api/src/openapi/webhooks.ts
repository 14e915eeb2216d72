// What the service itself sends, to the `webhooks` of a sweep.
import type { SchemaName } from './schemas.ts';

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
});

const headers = [
  header('webhook-id', 'The same for every attempt: who has it already has had the message.'),
  header('webhook-timestamp', 'Of the attempt, in seconds since 1970.'),
  header('webhook-signature', '`v1,` and HMAC-SHA256 in base64, as Standard Webhooks has it.'),
];

const message = (id: string, summary: string, schema: SchemaName) => ({
  post: {
    operationId: id,
    tags: ['sweeps'],
    summary,
    parameters: headers,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
    },
    responses: {
      '2XX': { description: 'The message is taken.' },
      410: { description: 'The receiver is gone for good: it is not sent again.' },
      default: { description: 'It is sent again, eight times in all.' },
    },
  },
});

export const webhooks = {
  'sweep.ended': message('sweepEnded', 'A sweep has ended', 'SweepEndedMessage'),
  'trial.best': message('trialBest', 'A trial leads its sweep from now on', 'TrialBestMessage'),
};
