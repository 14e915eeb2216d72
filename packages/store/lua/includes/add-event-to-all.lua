-- Adds an event to the stream of all sweeps.
--- @keys allEvents
--- @args sweepId eventsKept
local function addEventToAll(event)
  redis.call('XADD', keys.allEvents, 'MAXLEN', '~', args.eventsKept, '*', 'sweep', args.sweepId, 'event', event)
end
