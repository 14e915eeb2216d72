-- Adds a notice for the webhooks of a sweep to the outbox (see outbox.ts). The script that makes a change also writes the notice, so that
-- a change and its notice are written together or not at all.
--- @keys sweep leaderboard outbox
--- @args sweepId

-- Does nothing if no webhook of the sweep subscribes to this type of notice.
local function post(kind, ...)
  local wanted = redis.call('HGET', keys.sweep, 'webhooks')
  if not wanted or not string.find(wanted, kind, 1, true) then return end
  redis.call('XADD', keys.outbox, '*', 'sweep', args.sweepId, 'type', kind, ...)
end

-- Adds the notice of the end of a sweep, with the fields of the sweep: the sweep may be reopened before the notice is sent.
local function postEnd()
  local names = {
    'status', 'finishedAt', 'stoppedBy', 'total', 'queued', 'running',
    'completed', 'failed', 'diverged', 'cancelled', 'pruned', 'failure',
  }
  local values, fields = redis.call('HMGET', keys.sweep, unpack(names)), {}
  for i, name in ipairs(names) do
    fields[2 * i - 1], fields[2 * i] = name, values[i] or ''
  end
  local best = redis.call('ZRANGE', keys.leaderboard, 0, 0)[1] or ''
  post('sweep.ended', 'best', best, unpack(fields))
end
