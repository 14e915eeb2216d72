-- Stores the id of the blobs of the service, unless there is one. Nothing was uploaded while no version uses a blob. Then the id `lost`, whose folder
-- was not found, is replaced.
-- Returns the stored id.
--- @keys blobId blobs
--- @args own lost
--- @returns string
local known = redis.call('GET', keys.blobId)
if known and (known ~= args.lost or redis.call('EXISTS', keys.blobs) == 1) then return known end
redis.call('SET', keys.blobId, args.own)
return args.own
