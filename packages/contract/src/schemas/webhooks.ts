// The webhooks of a sweep, and the types of events that a webhook reports.
import { z } from 'zod';
import { isTarget } from '../webhooks/targets.ts';
import { expected } from './rules.ts';

/** The types of notices. The message of a notice has the same `type`. */
export const noticeTypes = ['sweep.ended', 'trial.best'] as const;
export type NoticeType = (typeof noticeTypes)[number];

const maxWebhooks = 5;
const maxUrlLength = 2_000;

const aUrl = expected(
  `an http:// or https:// URL of at most ${maxUrlLength} characters without credentials and fragment`,
);
const someTypes = expected(
  `a list of at least one of ${noticeTypes.map((type) => `"${type}"`).join(', ')}`,
);
const aList = expected(`a list of at most ${maxWebhooks} webhooks`);

const url = z
  .string(aUrl)
  .max(maxUrlLength, aUrl)
  .refine(isTarget, aUrl)
  .meta({ format: 'uri', examples: ['https://example.com/hooks/sweeps'] });
const events = z
  .array(
    z.enum(noticeTypes, expected(noticeTypes.map((type) => `"${type}"`).join(' or '))),
    someTypes,
  )
  .min(1, someTypes)
  .max(noticeTypes.length, someTypes)
  .meta({
    description:
      'The events to report: `sweep.ended` at the end of the sweep, `trial.best` for each new best trial.',
  });

const webhookRequest = z
  .strictObject({ url, events: events.optional() }, expected('an object with `url`'))
  .meta({
    id: 'WebhookRequest',
    description: 'A receiver of messages about the sweep. Default of `events`: all events.',
  });

export const webhooksRequest = z
  .array(webhookRequest, aList)
  .max(maxWebhooks, aList)
  .superRefine((webhooks, context) => {
    // Compares the normalised URLs, because one address can be written in several ways.
    const urls = webhooks.map(({ url }) => (URL.canParse(url) ? new URL(url).href : url));
    for (const [k, url] of urls.entries()) {
      if (urls.indexOf(url) === k) continue;
      const message = 'to differ from the URLs of the other webhooks';
      context.addIssue({ code: 'custom', path: [k, 'url'], message });
    }
  });

export const webhook = z.strictObject({ url, events }).meta({ id: 'Webhook' });
export type Webhook = z.infer<typeof webhook>;

export const webhooks = z.array(webhook).meta({
  description:
    'The receivers of messages about the sweep, with the events that are reported to each receiver.',
});

/** Fills in the defaults of a request. */
export const parseWebhooks = (
  request: z.output<typeof webhooksRequest> | undefined = [],
): Webhook[] =>
  request.map(({ url, events = noticeTypes }) => ({
    url: new URL(url).href,
    events: noticeTypes.filter((type) => events.includes(type)),
  }));
