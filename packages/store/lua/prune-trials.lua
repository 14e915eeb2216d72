-- Ends trials that a rule has pruned at their last rung. Each gets the outcome that the commit of the rung has held for it. Trials that have
-- an outcome, or that have reached another rung since, are not changed.
--
-- `generation`: of the planning job. Of a trial: `run`: its run; `count`: the number of rungs that it has reached; `cacheKey` and `cacheField`:
-- where its result is cached (the field as JSON, or ''). `entryBytes`: the length of an entry of the rungs.
--
-- Returns the indices of the pruned trials; 'halted' if the sweep is gone, has ended, is paused, or has another generation.
--- @keys sweep trials runs rungs held
--- @args generation now entryBytes ...pruned{index run count cacheKey cacheField}
--- @returns number[] | 'halted'
--- @include add-event
--- @include arrange
--- @include standings
local status, finishedAt, generation, deleted =
  unpack(redis.call('HMGET', keys.sweep, 'status', 'finishedAt', 'generation', 'deleted'))
if not status or status == 'paused' or finishedAt or deleted then return 'halted' end
if (generation or '0') ~= args.generation then return 'halted' end
local columns = readColumns()
local pruned = {}
for i = 1, #args.pruned do
  local index, run = args.pruned[i].index, args.pruned[i].run
  local at = index * args.entryBytes
  local count = string.byte(redis.call('GETRANGE', keys.rungs, at, at)) or 0
  local names = { index, index .. ' standing', index .. ' event' }
  local held, standing, event = unpack(redis.call('HMGET', keys.held, unpack(names)))
  local stored = redis.call('HGET', keys.runs, run)
  local state = stored and cjson.decode(stored)
  local isWaiting = state and state.status == 'queued' and count == tonumber(args.pruned[i].count)
  if held and isWaiting and redis.call('HSETNX', keys.trials, index, held) == 1 then
    pruned[#pruned + 1] = tonumber(index)
    redis.call('HINCRBY', keys.sweep, 'queued', -1)
    redis.call('HINCRBY', keys.sweep, 'pruned', 1)
    writeStanding(index, arrange(standing, columns), columns)
    redis.call('HDEL', keys.held, unpack(names))
    if args.pruned[i].cacheField ~= '' then
      redis.call('HSET', args.pruned[i].cacheKey, unpack(cjson.decode(args.pruned[i].cacheField)))
    end
    state.status, state.finishedAt, state.reached = 'pruned', args.now, nil
    redis.call('HSET', keys.runs, run, cjson.encode(state))
    addEvent(event)
    addEvent('{"type":"run","id":"' .. args.sweepId .. '-r' .. run .. '","status":"pruned"}')
  end
end
return pruned
