import { createScript } from '../script.ts';
import { standingBytes } from '../standings.ts';
import { tell } from './tell.ts';

/**
 * Writes the outcomes of trials, how far their run has come, and its cost curve, all at once. The
 * first commit of a trial wins: counters, leaderboard and events move with it and with no other. Once a
 * sweep is cancelled all its trials have ended, and nothing is written.
 * KEYS: sweep, runs, trials, leaderboard, standings, curves, models, events, events of all.
 * ARGV: sweep id, events to keep, run, its state as a patch (JSON), its event or '', cost curve or '', and
 * for each trial: index, leaderboard member, score or '', status, outcome (JSON), event, event if it leads
 * from now on, model or '', entry of the standings.
 * Returns the indices of the trials that were committed by this call; false if there is no such sweep.
 */
export const commitRunScript = createScript(`
${tell}
local run, patch, event, curve = ARGV[3], cjson.decode(ARGV[4]), ARGV[5], ARGV[6]
local sweep = redis.call('HGET', KEYS[1], 'status')
if not sweep then return false end
if sweep == 'cancelled' then return {} end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
  or { status = 'queued', attempts = 0, iteration = 0, cost = cjson.null,
       startedAt = cjson.null, finishedAt = cjson.null, failure = cjson.null,
       curveSha256 = cjson.null, costRises = cjson.null, engine = cjson.null, seconds = cjson.null }
local from = state.status == 'running' and 'running' or 'queued'
local committed, leading = {}, {}
local leader = redis.call('ZRANGE', KEYS[4], 0, 0)[1]
for i = 7, #ARGV, 9 do
  local index, member, score, status, outcome, told, leads, model = ARGV[i], ARGV[i + 1],
    ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5], ARGV[i + 6], ARGV[i + 7]
  if redis.call('HSETNX', KEYS[3], index, outcome) == 1 then
    committed[#committed + 1] = tonumber(index)
    redis.call('HINCRBY', KEYS[1], from, -1)
    redis.call('HINCRBY', KEYS[1], status, 1)
    redis.call('SETRANGE', KEYS[5], index * ${standingBytes}, ARGV[i + 8])
    if score ~= '' then
      redis.call('ZADD', KEYS[4], score, member)
      leading[member] = leads
    end
    if model ~= '' then redis.call('HSET', KEYS[7], index, model) end
    tell(told)
  end
end
local leads = redis.call('ZRANGE', KEYS[4], 0, 0)[1]
if leads ~= leader then tell(leading[leads]) end
-- A curve begins with its length in iterations, little-endian: a longer one replaces a shorter.
if curve ~= '' then
  local known = redis.call('HGET', KEYS[6], run)
  if not known or struct.unpack('<I4', known) < struct.unpack('<I4', curve) then
    redis.call('HSET', KEYS[6], run, curve)
  end
end
if state.finishedAt == cjson.null then
  if patch.iteration and patch.iteration < state.iteration then
    patch.iteration, patch.cost = nil, nil
  end
  for field, value in pairs(patch) do state[field] = value end
  redis.call('HSET', KEYS[2], run, cjson.encode(state))
  if event ~= '' then tell(event) end
end
return committed
`);
