/** Redis is there and answers, but takes no writes for now. What it may not do at all is not among these: that does not pass. */
const refusals =
  /\bOOM command|\b(MISCONF|READONLY|NOREPLICAS|LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** Whether an error is Redis's own no, which says nothing of the work that ran into it. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ReplyError' && refusals.test(error.message);
