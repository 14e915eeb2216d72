-- The costs and the state of a training that is in progress (see cost-parts.ts and saved-state.ts), in the hash `parts`. `name` is a run, or
-- `<run>:<fold>`. The fields of a training:
-- - `<name>`: four u32: the number of parts; the iteration and the check number at which the last part ends; 0 or 1: the newer state;
-- - `<name>:p<number>`: a part, from 0;
-- - `<name>:s0` and `<name>:s1`: the two newest states.
--- @keys parts

local function partName(name, number) return name .. ':p' .. string.format('%d', number) end

-- Returns the four numbers of a training; 0 for each if nothing is stored.
local function readHead(name)
  local head = redis.call('HGET', keys.parts, name)
  if not head or #head < 16 then return 0, 0, 0, 0 end
  return struct.unpack('<I4I4I4I4', head)
end

local function writeHead(name, ...)
  redis.call('HSET', keys.parts, name, struct.pack('<I4I4I4I4', ...))
end

-- Removes everything that is stored of a training in progress.
local function dropParts(name)
  local count = readHead(name)
  if count == 0 then return end
  local fields = { name, name .. ':s0', name .. ':s1' }
  for number = 0, count - 1 do
    fields[#fields + 1] = partName(name, number)
    if #fields == 1000 then
      redis.call('HDEL', keys.parts, unpack(fields))
      fields = {}
    end
  end
  if #fields > 0 then redis.call('HDEL', keys.parts, unpack(fields)) end
end

-- Returns the number of parts after which a part with this start and this check number before it follows; nil if it does not follow any part.
-- A part can follow an earlier one than the last: a command is sent again if its answer was lost.
local function findPlace(name, start, before)
  if start == 0 then return 0 end
  local count, finish, check = readHead(name)
  while count > 0 and finish >= start do
    if finish == start then return check == before and count or nil end
    count = count - 1
    local last = count > 0 and redis.call('HGET', keys.parts, partName(name, count - 1))
    if not last or #last < 16 then return end
    local _, ended, _, own = struct.unpack('<I4I4I4I4', last)
    finish, check = ended, own
  end
end

-- Adds a part and a state to a training, '' for none. A part that does not follow the stored ones is not added, and a state without its part
-- neither: Redis may have lost the parts before. A first part replaces everything that is stored. Returns the iteration up to which costs are
-- stored, and whether the state is stored.
local function addPart(name, part, state)
  if part ~= '' then
    local start, finish, before, check = struct.unpack('<I4I4I4I4', part)
    local place = findPlace(name, start, before)
    local count, _, _, newer = readHead(name)
    if place == 0 then
      dropParts(name)
      count = 0
    end
    if place then
      for number = place + 1, count - 1 do redis.call('HDEL', keys.parts, partName(name, number)) end
      redis.call('HSET', keys.parts, partName(name, place), part)
      writeHead(name, place + 1, finish, check, newer)
    end
  end
  local count, finish, check, newer = readHead(name)
  if state == '' or count == 0 then return finish, false end
  local iteration, of = struct.unpack('<I4I4', state)
  if iteration ~= finish or of ~= check then return finish, false end
  redis.call('HSET', keys.parts, name .. ':s' .. string.format('%d', 1 - newer), state)
  writeHead(name, count, finish, check, 1 - newer)
  return finish, true
end
