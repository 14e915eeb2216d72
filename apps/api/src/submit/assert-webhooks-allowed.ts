import { isAllowedTarget } from '@sweepq/contract';
import type { ParsedSweepRequest } from '@sweepq/plan';
import { refuse } from '../http/parse-request.ts';

/** Where messages may go is for the operator to say, and not for all to know: the setting is named, and not told. */
export function assertWebhooksAllowed(
  targets: readonly string[],
  { webhooks = [] }: Pick<ParsedSweepRequest, 'webhooks'>,
): void {
  const none = targets.length === 0 ? ', which names none here' : '';
  const errors = webhooks.flatMap(({ url }, k) => {
    if (isAllowedTarget(targets, url)) return [];
    const got = url.length > 60 ? `${url.slice(0, 57)}…` : url;
    const detail = `Expected \`webhooks[${k}].url\` to lie below an address in the setting SWEEPQ_WEBHOOK_TARGETS${none}, got \`${got}\`.`;
    return [{ pointer: `/webhooks/${k}/url`, detail }];
  });
  if (errors.length > 0) throw refuse(errors);
}
