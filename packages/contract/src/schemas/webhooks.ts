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
  // The normalised URL is stored. It is longer than the text if characters of the text must be encoded.
  .refine((text) => !URL.canParse(text) || new URL(text).href.length <= maxUrlLength, aUrl)
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
  .strictObject({ url, events: events.nullish() }, expected('an object with `url`'))
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

const webhook = z.strictObject({ url, events });
type Webhook = z.infer<typeof webhook>;

/** The stored receivers of messages about a sweep, with the events that are reported to each receiver. */
export const webhooks = z.array(webhook);

/** Fills in the defaults of a request. */
export const parseWebhooks = (
  request: z.output<typeof webhooksRequest> | null | undefined,
): Webhook[] =>
  (request ?? []).map(({ url, events }) => ({
    url: new URL(url).href,
    events: noticeTypes.filter((type) => (events ?? noticeTypes).includes(type)),
  }));
