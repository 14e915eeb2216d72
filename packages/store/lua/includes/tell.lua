-- Adds an event to the stream of the sweep and to the stream of all sweeps. Each stream has its own ids.
--- @keys events allEvents
--- @args sweepId eventsKept
local function tell(event)
  redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', event)
  redis.call('XADD', keys.allEvents, 'MAXLEN', '~', args.eventsKept, '*', 'sweep', args.sweepId, 'event', event)
end
