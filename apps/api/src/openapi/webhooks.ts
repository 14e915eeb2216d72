// The messages that the service sends to the `webhooks` of a sweep.
import { sweepEndedMessage, trialBestMessage } from '@sweepq/contract';
import type { z } from 'zod';
import { refTo } from './schemas.ts';

const header = (name: string, description: string) => ({
  ...{ name, in: 'header', required: true, description },
  schema: { type: 'string' },
});

const headers = [
  header(
    'webhook-id',
    'The id of the message. Every attempt has the same id, so that a receiver can recognise a duplicate.',
  ),
  header('webhook-timestamp', 'The time of the attempt, in seconds since 1970.'),
  header(
    'webhook-signature',
    '`v1,` followed by the HMAC-SHA256 in base64, as in Standard Webhooks. If the service has several secrets, the header has one signature for each, separated by spaces.',
  ),
];

const message = (type: string, operationId: string, summary: string, schema: z.ZodType) => ({
  post: {
    operationId,
    tags: ['sweeps'],
    summary,
    description: `The service sends this message to the webhooks of a sweep that list \`${type}\`.`,
    // The receiver authenticates the message by its signature.
    security: [],
    parameters: headers,
    requestBody: {
      required: true,
      content: { 'application/json': { schema: refTo(schema) } },
    },
    responses: {
      '2XX': { description: 'The receiver has accepted the message.' },
      410: { description: 'The receiver no longer exists. The message is not sent again.' },
      default: { description: 'The message is sent again, up to eight times in total.' },
    },
  },
});

export const webhooks = {
  'sweep.ended': message('sweep.ended', 'sweepEnded', 'A sweep has ended', sweepEndedMessage),
  'trial.best': message(
    'trial.best',
    'trialBest',
    'A sweep has a new best trial',
    trialBestMessage,
  ),
};
