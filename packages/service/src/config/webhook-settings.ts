// The settings of webhooks: the allowed targets, and the secrets that sign the messages. The api and the workers need the same
// values.
import { z } from 'zod';

/** Standard Webhooks requires a key of 24 to 64 bytes. */
const [minSecretBytes, maxSecretBytes] = [24, 64];

const aTarget =
  'to be http:// or https:// URLs without credentials, query and fragment, separated by commas';
const aSecret = `to be "whsec_" and, in base64, ${minSecretBytes} to ${maxSecretBytes} bytes, or several of these separated by commas`;

const targets = z
  .string()
  .default('')
  .transform((text, context) => {
    const urls = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    for (const url of urls.filter((url) => !isPrefix(url))) {
      const got = `\`${hideCredentials(url)}\``;
      context.addIssue({ code: 'custom', message: aTarget, params: { got } });
    }
    return urls.filter(isPrefix).map((url) => new URL(url).href);
  });

const secrets = z.string().transform((text, context): string[] => {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.every(isSecret)) return parts;
  context.addIssue({ code: 'custom', message: aSecret, params: { isSecret: true } });
  return z.NEVER;
});

/** The webhook settings of both api and worker. */
export const webhookSettings = {
  /** The allowed prefixes of the URL of a webhook. Without this setting, webhooks are not allowed. */
  SWEEPQ_WEBHOOK_TARGETS: targets,
  /** Each message is signed with every secret, so that receivers can change to a new secret one after the other. */
  SWEEPQ_WEBHOOK_SECRET: secrets.optional(),
};

type WebhookSettings = {
  SWEEPQ_WEBHOOK_TARGETS: string[];
  SWEEPQ_WEBHOOK_SECRET?: string[] | undefined;
};

/** Requires a secret if there are targets, because a receiver cannot authenticate a message without a signature. */
export function assertSecretBesideTargets(
  { SWEEPQ_WEBHOOK_TARGETS, SWEEPQ_WEBHOOK_SECRET }: WebhookSettings,
  context: z.RefinementCtx,
): void {
  if (SWEEPQ_WEBHOOK_TARGETS.length === 0 || SWEEPQ_WEBHOOK_SECRET !== undefined) return;
  const message = `${aSecret} beside SWEEPQ_WEBHOOK_TARGETS`;
  context.addIssue({ code: 'custom', path: ['SWEEPQ_WEBHOOK_SECRET'], message });
}

function isPrefix(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  return username === '' && password === '' && !/[?#]/.test(text);
}

function isSecret(text: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  if (base64 === undefined || base64.length % 4 !== 0) return false;
  const { length } = Buffer.from(base64, 'base64');
  return length >= minSecretBytes && length <= maxSecretBytes;
}

/** Masks everything before an `@`, because a password may contain a slash, and the scheme may be missing. */
const hideCredentials = (url: string) => url.replace(/^([a-z]+:\/\/)?.*@/i, '$1***@');
