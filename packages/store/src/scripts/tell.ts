/**
 * The part of a script that tells of a change, in the sweep's stream and in that of all sweeps. Each
 * stream has ids of its own. The last KEYS of such a script are these two streams, and its first ARGV
 * the sweep's id and how many events are kept.
 */
export const tell = `
local function tell(event)
  redis.call('XADD', KEYS[#KEYS - 1], 'MAXLEN', '~', ARGV[2], '*', 'event', event)
  redis.call('XADD', KEYS[#KEYS], 'MAXLEN', '~', ARGV[2], '*', 'sweep', ARGV[1], 'event', event)
end
`;
