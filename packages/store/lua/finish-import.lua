-- Adds a version of a dataset, and completes the operation of the import. If a version has the same content, no version is added.
--
-- `content`: the sha256 of the two files, joined by `:`. `source`: the sha256 of what was uploaded. `version`: the record of the version (JSON).
-- `result`: the other members of the result of the operation, as JSON without the opening brace. `folder`: the id of the blobs with the files.
--
-- Returns the number of the version, and whether it is new; 0 if the operation was cancelled, has ended, or does not exist; -1 if the service has
-- other blobs now.
--- @keys datasets dataset blobs blobId
--- @args name content source train test version result folder
--- @returns [version: number, isNew: 0 | 1]
--- @include end-operation
local status = redis.call('HGET', keys.operation, 'status')
if status ~= 'queued' and status ~= 'running' then return { 0, 0 } end
local folder = redis.call('GET', keys.blobId)
if folder and folder ~= args.folder then return { -1, 0 } end
local number = tonumber(redis.call('HGET', keys.dataset, 'content:' .. args.content))
local isNew = 0
if not number then
  isNew = 1
  number = redis.call('HINCRBY', keys.dataset, 'last', 1)
  redis.call('HSET', keys.dataset, 'version:' .. number, args.version, 'content:' .. args.content, number)
  redis.call('SADD', keys.datasets, args.name)
  redis.call('HINCRBY', keys.blobs, args.train, 1)
  redis.call('HINCRBY', keys.blobs, args.test, 1)
end
redis.call('HSET', keys.dataset, 'source:' .. args.source, number)
local total = redis.call('HGET', keys.operation, 'total')
if total then redis.call('HSET', keys.operation, 'done', total) end
redis.call('HSET', keys.operation, 'result',
  '{"version":' .. number .. ',"created":' .. (isNew == 1 and 'true' or 'false') .. ',' .. args.result)
endOperation('completed')
return { number, isNew }
