import { createScript } from '../script.ts';
import { close } from './close.ts';
import { columns } from './columns.ts';
import { fence } from './fence.ts';
import { notePace } from './note-pace.ts';

/** Where in ARGV the first trial begins, and how much there is of each. */
export const firstTrial = 18;
export const ofTrial = 9;

/**
 * Writes the outcomes of trials, how far their run has come, and its cost curve, all at once. The
 * first commit of a trial wins: counters, leaderboard and events move with it and with no other. Once a
 * sweep is closed all its trials have ended, and nothing is written. A sweep whose target is reached, or that has
 * too many failures, is closed with this commit. A commit of an attempt after which another has begun, or that has handed the
 * run back, writes nothing. One that saves more than the attempt began with forgets the crashes before it.
 * The end of a run is refused while a trial of the run has no outcome: Redis may have lost a reading that it had acknowledged.
 * The caller sends the end again with the outcomes that are missing.
 * KEYS: sweep, runs, trials, standings, curves, models, checkpoints, known, pace, leaderboard, outbox, events, events of all.
 * ARGV: sweep id, events to keep, channel, time, run, its state as a patch (JSON), its event or '', cost curve or '',
 * checkpoint or '', what becomes known with it (JSON; see known-fields.ts), what was trained on or '', in how many
 * seconds, how many iterations, the number of the attempt or '' if nobody trains it, the iteration that it began at, the word of its
 * begin or '', the indices of all trials of the run if this is its end (JSON), and for each trial: index, leaderboard member, score or '', status, outcome (JSON),
 * event, event if it leads from now on, model or '', entry of the standings.
 * Returns the indices of the trials that were committed by this call; 'superseded' for a commit that was too late; 'missing' and
 * the indices of the trials without an outcome for an end that was refused; false if there is no such sweep.
 */
export const commitRunLua = `
${columns}
${close}
${fence}
${notePace}
local standingColumns = columnsOf(KEYS[1])
local bytes = bytesOf(standingColumns)
local now, run, patch, event, curve = ARGV[4], ARGV[5], cjson.decode(ARGV[6]), ARGV[7], ARGV[8]
local checkpoint, known, attempt = ARGV[9], cjson.decode(ARGV[10]), ARGV[14]
local begin, answered = ARGV[16], cjson.decode(ARGV[17])
local leaderboard = KEYS[#KEYS - 3]
local sweep = redis.call('HMGET', KEYS[1], 'status', 'closed', 'targetScore', 'maxFailures')
if not sweep[1] then return false end
if sweep[2] then return {} end
local stored = redis.call('HGET', KEYS[2], run)
local state = stored and cjson.decode(stored)
  or { status = 'queued', attempts = 0, iteration = 0, cost = cjson.null,
       startedAt = cjson.null, finishedAt = cjson.null, failure = cjson.null,
       curveSha256 = cjson.null, costRises = cjson.null, engine = cjson.null, seconds = cjson.null }
if attempt ~= '' and (state.status == 'queued' or not isCurrent(state, attempt, begin)) then return 'superseded' end
local given, missing = {}, { 'missing' }
for i = ${firstTrial}, #ARGV, ${ofTrial} do given[ARGV[i]] = true end
for _, index in ipairs(answered) do
  local trial = tostring(index)
  if not given[trial] and redis.call('HEXISTS', KEYS[3], trial) == 0 then missing[#missing + 1] = index end
end
if #missing > 1 then return missing end
local from = state.status == 'running' and 'running' or 'queued'
local committed, leading = {}, {}
local leader = redis.call('ZRANGE', leaderboard, 0, 0)[1]
for i = ${firstTrial}, #ARGV, ${ofTrial} do
  local index, member, score, status, outcome, told, leads, model = ARGV[i], ARGV[i + 1],
    ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5], ARGV[i + 6], ARGV[i + 7]
  if redis.call('HSETNX', KEYS[3], index, outcome) == 1 then
    committed[#committed + 1] = tonumber(index)
    redis.call('HINCRBY', KEYS[1], from, -1)
    redis.call('HINCRBY', KEYS[1], status, 1)
    redis.call('SETRANGE', KEYS[4], index * bytes, arrange(ARGV[i + 8], standingColumns))
    if score ~= '' then
      redis.call('ZADD', leaderboard, score, member)
      leading[member] = leads
    end
    if model ~= '' then redis.call('HSET', KEYS[6], index, model) end
    if known.trials[index] then redis.call('HSET', KEYS[8], unpack(known.trials[index])) end
    tell(told)
  end
end
local leads = redis.call('ZRANGE', leaderboard, 0, 0)[1]
if leads ~= leader then
  tell(leading[leads])
  post('trial.best', 'best', leads)
end
-- A curve and a checkpoint begin with their iterations, little-endian: a longer one replaces a shorter.
local function keepLonger(key, bytes)
  local kept = redis.call('HGET', key, run)
  if kept and #kept >= 4 and struct.unpack('<I4', kept) >= struct.unpack('<I4', bytes) then return end
  redis.call('HSET', key, run, bytes)
end
if curve ~= '' then keepLonger(KEYS[5], curve) end
if checkpoint ~= '' then
  -- One that lies beyond what this attempt has come to is one that it could not go on from.
  if attempt ~= '' then redis.call('HSET', KEYS[7], run, checkpoint) else keepLonger(KEYS[7], checkpoint) end
  if known.checkpoint then redis.call('HSET', KEYS[8], unpack(known.checkpoint)) end
end
-- What an attempt saved on its way is of no use to a run that can go no further.
if attempt ~= '' and checkpoint == '' and (patch.status == 'completed' or patch.status == 'diverged') then
  redis.call('HDEL', KEYS[7], run)
end
if ARGV[11] ~= '' then notePace(KEYS[9], ARGV[11], ARGV[12], ARGV[13]) end
if state.finishedAt == cjson.null then
  local isFurther = #committed > 0 or (checkpoint ~= '' and (patch.iteration or 0) > tonumber(ARGV[15]))
  if patch.iteration and patch.iteration < state.iteration then
    patch.iteration, patch.cost, patch.curveSha256, patch.costRises = nil, nil, nil, nil
  end
  -- They are of the curve as it was until now.
  if patch.iteration and patch.iteration > state.iteration and patch.curveSha256 == nil then
    state.curveSha256, state.costRises = cjson.null, cjson.null
  end
  if attempt ~= '' and isFurther and patch.status ~= 'failed' then
    state.crashes, state.lastCrash, state.losses = nil, nil, nil
  end
  for field, value in pairs(patch) do state[field] = value end
  -- A run that has ended is not cut any more.
  if patch.status then state.reached = nil end
  redis.call('HSET', KEYS[2], run, cjson.encode(state))
  if event ~= '' then tell(event) end
end
local best = sweep[3] and redis.call('ZRANGE', leaderboard, 0, 0, 'WITHSCORES')[2]
if best and tonumber(best) <= tonumber(sweep[3]) then
  close('completed', 'target', now)
elseif sweep[4] and tonumber(redis.call('HGET', KEYS[1], 'failed')) >= tonumber(sweep[4]) then
  close('failed', 'maxFailures', now)
end
return committed
`;

export const commitRunScript = createScript(commitRunLua);
