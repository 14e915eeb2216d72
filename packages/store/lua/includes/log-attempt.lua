-- The log of the last attempts at a run, in the record of the run, the newest last. An attempt is a list of these items, in which -1 is
-- unknown:
-- - the id of its worker, and the number of the training thread;
-- - the time of the start in ms, by the clock of Redis;
-- - the time in the queue before the start, in ms;
-- - the times from the start until it was prepared, trained and reported, in ms.
--- @include clock

-- Adds an attempt. `waitedMs`: the time since the job of the run was added. An earlier attempt may have had this job since then.
local function logStart(state, worker, waitedMs, kept)
  local startedAt, log = milliseconds(), state.log or {}
  local queued, last = math.max(0, tonumber(waitedMs)), log[#log]
  if last and last[7] >= 0 then
    queued = math.max(0, math.min(queued, startedAt - last[3] - last[7]))
  elseif last and startedAt - queued < last[3] then
    -- The worker of the last attempt was lost, at an unknown time.
    queued = -1
  end
  log[#log + 1] = { worker, -1, startedAt, queued, -1, -1, -1 }
  if #log > tonumber(kept) then table.remove(log, 1) end
  state.log = log
end

-- Notes what the newest attempt has measured: thread, ms until it was prepared, ms until it was trained (JSON, or '' for nothing). Returns
-- whether anything is new.
local function noteMarks(state, marks)
  local last = state.log and state.log[#state.log]
  if not last or marks == '' then return false end
  local thread, prepared, trained = unpack(cjson.decode(marks))
  local isNew = last[2] ~= thread or last[5] ~= prepared or last[6] ~= trained
  last[2], last[5], last[6] = thread, prepared, trained
  return isNew
end

-- Notes the end of the newest attempt. An attempt that failed in its thread counts as trained until now.
local function logEnd(state, marks)
  noteMarks(state, marks)
  local last = state.log and state.log[#state.log]
  if not last then return end
  last[7] = math.max(milliseconds() - last[3], last[5], last[6])
  if last[5] >= 0 and last[6] < 0 then last[6] = last[7] end
end
