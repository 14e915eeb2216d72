-- Adds events to the stream of the sweep and to the stream of all sweeps. Each stream has its own ids. An event reports a change of the
-- sweep, so it raises the revision of the sweep.
--- @keys events
--- @args eventsKept
--- @include add-event-to-all
--- @include raise-revision
--- @include sweep-event

local function addEvent(event)
  raiseRevision()
  redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', event)
  addEventToAll(event)
end

-- Adds the event of a changed sweep. The arguments are those of `sweepEvent`.
local function addSweepEvent(...) addEvent(sweepEvent(...)) end
