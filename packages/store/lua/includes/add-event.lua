-- Adds events to the stream of the sweep and to the stream of all sweeps. Each stream has its own ids.
--- @keys events
--- @args eventsKept
--- @include add-event-to-all

local function addEvent(event)
  redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', event)
  addEventToAll(event)
end

-- The event of a changed sweep. `failure` (JSON): the reason of a failed sweep, or nil.
local function addSweepEvent(status, failure)
  local reason = failure and ',"failure":' .. failure or ''
  addEvent('{"type":"sweep","status":"' .. status .. '"' .. reason .. '}')
end
