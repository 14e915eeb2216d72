-- Adds the next trials of an adaptive search: writes what was chosen, counts the trials as queued, and adds an event for each of them.
--
-- `generation`: of the planning job. `bytes`: the length of the chosen trials that the caller has read. `text`: what is added. `trials`,
-- `newBytes` and `sha256`: the number, the length and the sha256 of all chosen trials after this call. `from`: the index of the first added
-- trial. `failures`: the failures that the choices have seen (JSON, see seen-failures.ts), or ''.
--
-- Returns 'asked'; 'changed' if another call has added trials since, or Redis has lost some; 'halted' if the sweep is gone, has ended, is
-- paused, or has another generation.
--- @keys sweep asked
--- @args generation bytes text from trials newBytes sha256 failures
--- @returns 'asked' | 'changed' | 'halted'
--- @include add-event
local status, finishedAt, generation, deleted, total, bytes = unpack(redis.call('HMGET', keys.sweep,
  'status', 'finishedAt', 'generation', 'deleted', 'total', 'askedBytes'))
if not status or status == 'paused' or finishedAt or deleted then return 'halted' end
if (generation or '0') ~= args.generation then return 'halted' end
if (bytes or '0') ~= args.bytes or total ~= args.from then return 'changed' end
redis.call('SETRANGE', keys.asked, args.bytes, args.text)
redis.call('HSET', keys.sweep, 'asked', args.trials, 'askedBytes', args.newBytes, 'askedSha256', args.sha256, 'total', args.trials)
if args.failures ~= '' then redis.call('HSET', keys.sweep, 'failures', args.failures) end
redis.call('HINCRBY', keys.sweep, 'queued', args.trials - args.from)
for trial = tonumber(args.from), args.trials - 1 do
  addEvent('{"type":"trial","id":"' .. args.sweepId .. '-t' .. string.format('%d', trial) .. '","status":"queued","metrics":null}')
end
return 'asked'
