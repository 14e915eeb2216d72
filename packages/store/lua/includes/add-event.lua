-- Adds events to the stream of the sweep and to the stream of all sweeps. Each stream has its own ids. An event reports a change of the
-- sweep, so it raises the revision of the sweep.
--- @keys events
--- @args eventsKept
--- @include add-event-to-all
--- @include raise-revision

local function addEvent(event)
  raiseRevision()
  redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', event)
  addEventToAll(event)
end

-- The event of a changed sweep. `failure` (JSON): the reason of a failed sweep, or nil.
local function addSweepEvent(status, failure)
  local reason = failure and ',"failure":' .. failure or ''
  addEvent('{"type":"sweep","status":"' .. status .. '"' .. reason .. '}')
end
