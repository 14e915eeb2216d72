/** Returns the message of an error for a command that the Redis user may not send. */
export const deniedReason = (command?: string) =>
  command === undefined
    ? 'Redis denies its user a command that sweepq needs.'
    : `Redis denies its user the command ${command.toLowerCase()}.`;
