-- The checkpoint from which a run can continue, and the open trials of the run. The checkpoint is the furthest one that is not beyond the first open
-- reading: the run's own checkpoint, or a cached checkpoint of the same trajectory. What the run has saved during training is returned too, if
-- it is further: the caller checks whether it is whole.
--
-- `only`: the only sweep whose checkpoints may be used, or ''.
--- @keys trials checkpoints curves models cachedResults parts
--- @args run only ...readings{trial iterations}
--- @include cached-results
--- @include parts

local function readCurveAndModel(bytes, curves, models, run)
  local _, trial = struct.unpack('<I4I4', bytes)
  local model = trial > 0 and redis.call('HGET', models, string.format('%d', trial - 1)) or ''
  return redis.call('HGET', curves, run) or '', model
end

-- Returns the indices of the open trials. If there is a checkpoint, also the checkpoint, and the cost curve and the model that the
-- checkpoint refers to; '' if one of these is not stored. Then the iteration count of the first open reading, the two states that the run has
-- saved during training, and its parts (see parts.lua); '' for a missing one.
local function readResumePoint()
  local open, first = {}, nil
  for i = 1, #args.readings do
    local trial = args.readings[i].trial
    if redis.call('HEXISTS', keys.trials, trial) == 0 then
      open[#open + 1] = tonumber(trial)
      first = first or tonumber(args.readings[i].iterations)
    end
  end
  if not first then return { open } end
  local own = redis.call('HGET', keys.checkpoints, args.run)
  local reached = own and #own >= 8 and struct.unpack('<I4', own) or 0
  if reached > first then reached = 0 end
  local only = args.only ~= '' and args.only or nil
  local iteration, bytes, sweep, run = findCheckpoint(fieldsOf(keys.cachedResults), first, only)
  local answer
  if iteration and iteration > reached then
    reached = iteration
    answer = { open, bytes, readCurveAndModel(bytes, keyOf(sweep, 'curves'), keyOf(sweep, 'models'), run) }
  elseif reached > 0 then
    answer = { open, own, readCurveAndModel(own, keys.curves, keys.models, args.run) }
  else
    answer = { open, '', '', '' }
  end
  answer[5] = first
  local states, isFurther = redis.call('HMGET', keys.parts, args.run .. ':s0', args.run .. ':s1'), false
  for _, state in ipairs(states) do
    local saved = state and #state >= 4 and struct.unpack('<I4', state) or 0
    isFurther = isFurther or (saved > reached and saved <= first)
  end
  if not isFurther then return answer end
  answer[6], answer[7] = states[1] or '', states[2] or ''
  for number = 0, readHead(args.run) - 1 do
    answer[8 + number] = redis.call('HGET', keys.parts, partName(args.run, number)) or ''
  end
  return answer
end
