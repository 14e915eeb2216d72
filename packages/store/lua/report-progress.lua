-- Adds a progress event of a run to the stream of its sweep. Does nothing if the run has ended or was released, if another attempt has
-- begun, or if the sweep is closed: the event that ends the sweep is the last one of its stream. `begin`: the random token of the attempt,
-- or ''. `marks`: see log-attempt.lua. Returns 0 if the event was not added, 2 if
-- somebody reads the progress of the sweep (see note-watched.lua), else 1.
--- @keys sweep events
--- @args eventsKept event attempt begin marks
--- @returns 0 | 1 | 2
--- @include clock
--- @include fence
--- @include log-attempt
--- @include run-record
local closed, watched = unpack(redis.call('HMGET', keys.sweep, 'closed', 'watched'))
if closed then return 0 end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return 0 end
-- The first report of an attempt names its thread.
if noteMarks(state, args.marks) then writeRun(state) end
redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', args.event)
return watched and tonumber(watched) > milliseconds() and 2 or 1
