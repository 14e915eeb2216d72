-- Returns the event of a changed sweep (JSON). `failure` (JSON): the reason of a failed sweep, or nil. `change`: 'created' for the first event
-- of the sweep; 'edited' for a change of its labels, its priority or its archive; nil for a change of its status.
local function sweepEvent(status, failure, change)
  local reason = failure and ',"failure":' .. failure or ''
  local kind = change and ',"change":"' .. change .. '"' or ''
  return '{"type":"sweep","status":"' .. status .. '"' .. reason .. kind .. '}'
end
