/**
 * The part of a script that leaves word in the outbox for the webhooks of a sweep, if it has some that want it. It is
 * written with the change itself, so that neither is there without the other (see outbox.ts). The script's first KEYS
 * is the sweep; before its last two are the leaderboard and the outbox, and its first ARGV is the sweep's id.
 */
export const post = `
local function post(type, ...)
  local wanted = redis.call('HGET', KEYS[1], 'webhooks')
  if not wanted or not string.find(wanted, type, 1, true) then return end
  redis.call('XADD', KEYS[#KEYS - 2], '*', 'sweep', ARGV[1], 'type', type, ...)
end

-- How it ended is told as it was then: it may be opened again before anybody is told.
local function postEnd()
  local names = { 'status', 'finishedAt', 'stoppedBy', 'total', 'queued', 'running',
    'completed', 'failed', 'diverged', 'cancelled', 'failure' }
  local values, fields = redis.call('HMGET', KEYS[1], unpack(names)), {}
  for i, name in ipairs(names) do
    fields[2 * i - 1], fields[2 * i] = name, values[i] or ''
  end
  local best = redis.call('ZRANGE', KEYS[#KEYS - 3], 0, 0)[1] or ''
  post('sweep.ended', 'best', best, unpack(fields))
end
`;
