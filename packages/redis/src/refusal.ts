/**
 * Matches the error of Redis for a missing right, and the command in the error. In scripts, Redis 7.0 and earlier versions have
 * another error.
 */
export const denial =
  /\bNOPERM\b(?:.*'([\w|]+)' command)?|The user executing the script can't (?:run|access|publish)/;

/** Matches errors of a Redis that answers, but does not accept commands at present. */
const refusals =
  /\bOOM command|\b(MISCONF|READONLY|NOREPLICAS|LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** Whether Redis has refused a command because of its own state or because of missing rights, and not because of the command. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error &&
  error.name === 'ReplyError' &&
  (refusals.test(error.message) || denial.test(error.message));
