-- Adds a progress event of a run to the stream of its sweep. Does nothing if the run has ended or was released, if another attempt has
-- begun, or if the sweep is closed: the event that ends the sweep is the last one of its stream. `begin`: the random token of the attempt,
-- or ''. Returns 1 if the event was added.
--- @keys sweep events
--- @args eventsKept event attempt begin
--- @returns 0 | 1
--- @include fence
--- @include run-record
if redis.call('HEXISTS', keys.sweep, 'closed') == 1 then return 0 end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 0 end
redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', args.event)
return 1
