-- Finds the open trials of a run, and the checkpoint from which it can continue. That is the furthest checkpoint that is not beyond the
-- first open reading: the run's own, or one that is known of its trajectory.
--
-- `only`: the only sweep whose checkpoints may be used, or ''.
--
-- Returns the indices of the open trials. If there is a checkpoint, also the checkpoint, the cost curve of its run, and its model. The
-- curve and the model are not stored in the checkpoint; '' if there is none.
--- @keys trials checkpoints curves models known
--- @args run only ...readings{trial iterations}
--- @returns [open: number[], checkpoint?: Buffer, curve?: Buffer, model?: Buffer]
--- @include follow-known
local open, first = {}, nil
for i = 1, #args.readings do
  local trial = args.readings[i].trial
  if redis.call('HEXISTS', keys.trials, trial) == 0 then
    open[#open + 1] = tonumber(trial)
    first = first or tonumber(args.readings[i].iterations)
  end
end
if not first then return { open } end
local function besideOf(bytes, curves, models, run)
  local _, trial = struct.unpack('<I4I4', bytes)
  local model = trial > 0 and redis.call('HGET', models, string.format('%d', trial - 1)) or ''
  return redis.call('HGET', curves, run) or '', model
end
local own = redis.call('HGET', keys.checkpoints, args.run)
local reached = own and #own >= 8 and struct.unpack('<I4', own) or 0
if reached > first then reached = 0 end
local only = args.only ~= '' and args.only or nil
local iteration, bytes, sweep, run = findCheckpoint(fieldsOf(keys.known), first, only)
if iteration and iteration > reached then
  return { open, bytes, besideOf(bytes, keyOf(sweep, 'curves'), keyOf(sweep, 'models'), run) }
end
if reached == 0 then return { open } end
return { open, own, besideOf(own, keys.curves, keys.models, args.run) }
