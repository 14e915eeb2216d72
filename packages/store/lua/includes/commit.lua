-- Commits the outcomes of trials, the progress of their run, and its cost curve in one step.
-- - The first commit of a trial wins: only that commit changes counters, leaderboard and events.
-- - All trials of a closed sweep have ended: nothing is written.
-- - A commit that reaches the target of its sweep, or its maximum number of failures, also closes the sweep.
-- - An attempt writes nothing after it has released the run, or after another attempt has begun.
-- - A commit that saves a later iteration than the one at which the attempt began resets the count of crashes.
-- - During training, costs are added in parts (see includes/parts.lua). The end of the run, and a whole checkpoint, replace them.
-- - The end of a run is refused while a trial of the run has no outcome: Redis may have lost an acknowledged outcome. The caller then
--   sends the end again with the missing outcomes.
--
-- Arguments that need an explanation (JSON where it says so, '' for none):
-- - `patch`: changes of the run's record (JSON).
-- - `cacheFields`: fields of the cached results (JSON, see cache-fields.ts). `refitFields`: those of the training on all of train, in
--   `refitResults`, if the run has folds.
-- - `attempt`: '' if no attempt trained the run. `begin`: the random token of the attempt. `from`: the iteration at which it began. `marks`:
--   see log-attempt.lua.
-- - `part`, `state`: the costs since the part before, and the state after them.
-- - `answered`: the indices of all trials of the run if the run ends with this commit (JSON).
-- - Of a trial: `score`: '' if the trial is not ranked. `leadEvent`: event to add if the trial is now the best. `standing`: its entry.
--
-- Returns the indices of the trials that this call committed; 'superseded' for an attempt that may not write; 'missing' and the indices
-- of the trials without an outcome for a refused end; false if there is no such sweep. The second value is the iteration up to which costs are
-- stored in parts; nil if nothing was written.
--- @keys sweep trials curves models checkpoints cachedResults refitResults
--- @args now run patch curve checkpoint part state cacheFields refitFields attempt from begin marks answered
---   ...trials{index score status outcome event leadEvent model standing}
--- @include add-event
--- @include close
--- @include fence
--- @include keep-longer
--- @include log-attempt
--- @include member
--- @include new-run
--- @include note-pace
--- @include parts
--- @include patch-run
--- @include post
--- @include run-event
--- @include run-record
--- @include standings
--- @include arrange

local function commit()
  local patch, cacheFields = cjson.decode(args.patch), cjson.decode(args.cacheFields)
  local refitFields = cjson.decode(args.refitFields)
  local isAttempt = args.attempt ~= ''
  local status, closed, targetScore, maxFailures, metrics, tieBreaker =
    unpack(redis.call('HMGET', keys.sweep, 'status', 'closed', 'targetScore', 'maxFailures', 'metrics', 'tieBreaker'))
  if not status then return false end
  if closed then return {} end
  local columns = columnsOf(metrics)
  local state = readRun() or newRun()
  if isAttempt and (state.status == 'queued' or not isCurrent(state, args.attempt, args.begin)) then
    return 'superseded'
  end

  -- Refuses the end of a run while a trial of the run has no outcome, neither in Redis nor in this commit.
  local given, missing = {}, { 'missing' }
  for i = 1, #args.trials do given[args.trials[i].index] = true end
  for _, index in ipairs(cjson.decode(args.answered)) do
    local trial = tostring(index)
    if not given[trial] and redis.call('HEXISTS', keys.trials, trial) == 0 then missing[#missing + 1] = index end
  end
  if #missing > 1 then return missing end

  -- Writes the trials that have no outcome yet.
  local from = state.status == 'running' and 'running' or 'queued'
  local committed, leadEvents = {}, {}
  local leader = redis.call('ZRANGE', keys.leaderboard, 0, 0)[1]
  for i = 1, #args.trials do
    local index, score = args.trials[i].index, args.trials[i].score
    if redis.call('HSETNX', keys.trials, index, args.trials[i].outcome) == 1 then
      committed[#committed + 1] = tonumber(index)
      redis.call('HINCRBY', keys.sweep, from, -1)
      redis.call('HINCRBY', keys.sweep, args.trials[i].status, 1)
      local entry = arrange(args.trials[i].standing, columns)
      writeStanding(index, entry, columns)
      if score ~= '' then
        local member = memberOf(index, entry, columns, tieBreaker)
        redis.call('ZADD', keys.leaderboard, score, member)
        leadEvents[member] = args.trials[i].leadEvent
      end
      local model = args.trials[i].model
      -- A checkpoint refers to the model of its iteration. HSET returns 0 if it replaces a model, here that of a lower rung.
      if model ~= '' and redis.call('HSET', keys.models, index, model) == 0 then
        redis.call('HDEL', keys.checkpoints, args.run)
      end
      local cacheField = cacheFields.trials[index]
      if cacheField then redis.call('HSET', keys.cachedResults, unpack(cacheField)) end
      local refitField = refitFields.trials[index]
      if refitField then redis.call('HSET', keys.refitResults, unpack(refitField)) end
      addEvent(args.trials[i].event)
    end
  end
  local leads = redis.call('ZRANGE', keys.leaderboard, 0, 0)[1]
  if leads ~= leader then
    addEvent(leadEvents[leads])
    post('trial.best', 'best', leads)
  end

  if args.curve ~= '' then keepLonger(keys.curves, args.curve) end
  if args.checkpoint ~= '' then
    -- An attempt replaces a longer stored checkpoint too, because the attempt could not continue from it.
    if isAttempt then
      redis.call('HSET', keys.checkpoints, args.run, args.checkpoint)
    else
      keepLonger(keys.checkpoints, args.checkpoint)
    end
    if cacheFields.checkpoint then redis.call('HSET', keys.cachedResults, unpack(cacheFields.checkpoint)) end
    if refitFields.checkpoint then redis.call('HSET', keys.refitResults, unpack(refitFields.checkpoint)) end
  elseif isAttempt and (patch.status == 'completed' or patch.status == 'diverged') then
    -- A run that cannot continue needs no checkpoint.
    redis.call('HDEL', keys.checkpoints, args.run)
  end
  local savedTo, hasState
  if args.part ~= '' or args.state ~= '' then
    savedTo, hasState = addPart(args.run, args.part, args.state)
    -- The checkpoint of an earlier attempt is replaced, because this attempt may have been unable to continue from it.
    if hasState then redis.call('HDEL', keys.checkpoints, args.run) end
  end
  if args.checkpoint ~= '' or patch.status == 'completed' or patch.status == 'diverged' then dropParts(args.run) end
  notePace()

  if state.finishedAt == cjson.null then
    local isFurther = #committed > 0 or ((args.checkpoint ~= '' or hasState) and (patch.iteration or 0) > tonumber(args.from))
    if isAttempt and isFurther and patch.status ~= 'failed' then
      state.crashes, state.lastCrash, state.losses = nil, nil, nil
    end
    if isAttempt and patch.status then logEnd(state, args.marks) elseif isAttempt then noteMarks(state, args.marks) end
    patchRun(state, patch)
    -- `reached` is only needed to cut an open run.
    if patch.status then state.reached = nil end
    writeRun(state)
    if patch.status then addEvent(runEvent(patch.status)) end
  end

  local best = targetScore and redis.call('ZRANGE', keys.leaderboard, 0, 0, 'WITHSCORES')[2]
  if best and tonumber(best) <= tonumber(targetScore) then
    close('completed', 'target', args.now)
  elseif maxFailures and tonumber(redis.call('HGET', keys.sweep, 'failed')) >= tonumber(maxFailures) then
    close('failed', 'maxFailures', args.now)
  end
  return committed, savedTo
end
