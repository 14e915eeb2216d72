import { createScript } from '../script.ts';

/** KEYS: sweep. ARGV: fields and their values in turn; one that is to be taken away has the value ''. Returns 'edited' or 'gone'. */
export const editSweepScript = createScript(`
local sweep = redis.call('HMGET', KEYS[1], 'status', 'deleted')
if not sweep[1] or sweep[2] then return 'gone' end
for i = 1, #ARGV, 2 do
  if ARGV[i] == 'archived' and ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], 'archived')
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return 'edited'
`);
