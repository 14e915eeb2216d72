-- Adds a progress event of a run to the stream of its sweep. Does nothing if the run has ended or was released, if another attempt has
-- begun, or if the sweep is closed: the event that ends the sweep is the last one of its stream. `begin`: the random token of the attempt,
-- or ''. `marks`: see log-attempt.lua. Returns whether the event was added, whether somebody reads the progress of the sweep (see
-- note-watched.lua), and the number of the sweep's running trials.
--- @keys sweep events
--- @args eventsKept event attempt begin marks
--- @returns [isAdded: 0 | 1, isWatched: 0 | 1, running: number]
--- @include clock
--- @include fence
--- @include log-attempt
--- @include run-record
local closed, watched, running = unpack(redis.call('HMGET', keys.sweep, 'closed', 'watched', 'running'))
if closed then return { 0, 0, 0 } end
local state = readRun()
if not state or state.status ~= 'running' or not isCurrent(state, args.attempt, args.begin) then return { 0, 0, 0 } end
-- The first report of an attempt names its thread.
if noteMarks(state, args.marks) then writeRun(state) end
redis.call('XADD', keys.events, 'MAXLEN', '~', args.eventsKept, '*', 'event', args.event)
return { 1, watched and tonumber(watched) > milliseconds() and 1 or 0, tonumber(running or 0) }
