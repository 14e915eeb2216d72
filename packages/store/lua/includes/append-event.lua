-- Adds an event to the stream of the sweep and to the stream of all sweeps. Each stream has its own ids.
--- @keys events
--- @args eventsKept
--- @include add-event-to-all
local function appendEvent(event)
  redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', event)
  addEventToAll(event)
end
