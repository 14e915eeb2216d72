/** The reason to report if the Redis user may not send a command. */
export const deniedReason = (command?: string) =>
  command === undefined
    ? 'Redis denies its user a command that sweepq needs.'
    : `Redis denies its user the command ${command.toLowerCase()}.`;
