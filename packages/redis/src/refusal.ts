/**
 * What Redis says to a user without a right, with the command if it names one. In a script Redis 7.0 and before have other words
 * for it.
 */
export const denial =
  /\bNOPERM\b(?:.*'([\w|]+)' command)?|The user executing the script can't (?:run|access|publish)/;

/** Redis answers, but takes no writes for now, or not from this user. Rights that are missing are put right by an operator. */
const refusals =
  /\bOOM command|\b(MISCONF|READONLY|NOREPLICAS|LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** Whether an error is Redis's own refusal, which says nothing of the work that ran into it. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  error.name === 'ReplyError' &&
  (refusals.test(error.message) || denial.test(error.message));
