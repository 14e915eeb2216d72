-- Adds a progress event of a run to the stream of its sweep. Does nothing if the run has ended or was released, or if another attempt
-- has begun. `begin`: the random token of the attempt, or ''. Returns 1 if the event was added.
--- @keys events
--- @args eventsKept event attempt begin
--- @returns 0 | 1
--- @include fence
--- @include run-record
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 0 end
redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', args.event)
return 1
