/**
 * The error of Redis for a missing right, with the command if it contains one. In scripts, Redis 7.0 and earlier use
 * another message.
 */
export const denial =
  /\bNOPERM\b(?:.*'([\w|]+)' command)?|The user executing the script can't (?:run|access|publish)/;

/** Redis answers, but takes no writes at present, or none from this user. An operator can grant missing rights. */
const refusals =
  /\bOOM command|\b(MISCONF|READONLY|NOREPLICAS|LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** Whether an error is a refusal by Redis itself, which is not caused by the work that received it. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  error.name === 'ReplyError' &&
  (refusals.test(error.message) || denial.test(error.message));
