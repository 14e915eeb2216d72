-- Removes versions of a dataset, unless one of them is used. The number of a removed version is not given to another one.
--
-- `users`: the keys of the users of each version, in the order of `versions`.
-- Returns a state: 'deleted', 'used', or 'gone' if one of the versions does not exist; and after 'deleted' the sha256 of the blobs that no version
-- uses any more.
--- @keys datasets dataset blobs ...users
--- @args name ...versions
--- @returns string[]
local removed = {}
for i = 1, #args.versions do
  if redis.call('HEXISTS', keys.dataset, 'version:' .. args.versions[i]) == 0 then return { 'gone' } end
  if redis.call('ZCARD', keys.users[i]) > 0 then return { 'used' } end
  removed[args.versions[i]] = true
end
local answer = { 'deleted' }
local left = false
local fields = redis.call('HGETALL', keys.dataset)
for i = 1, #fields, 2 do
  local kind, rest = string.match(fields[i], '^(%l+):(.*)$')
  local number = kind == 'version' and rest or fields[i + 1]
  if kind and removed[number] then
    redis.call('HDEL', keys.dataset, fields[i])
    for sha256 in string.gmatch(kind == 'content' and rest or '', '%x+') do
      if redis.call('HINCRBY', keys.blobs, sha256, -1) <= 0 then
        redis.call('HDEL', keys.blobs, sha256)
        answer[#answer + 1] = sha256
      end
    end
  elseif kind == 'version' then
    left = true
  end
end
if not left then redis.call('SREM', keys.datasets, args.name) end
return answer
