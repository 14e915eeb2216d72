-- Changes fields of a registered model. Returns 'gone' if there is no such model, and 'changed' if it has another revision than the given ones.
--- @keys model
--- @args ...fields{name value}
--- @returns 'edited' | 'gone' | 'changed'
--- @include model-revision
if redis.call('EXISTS', keys.model) == 0 then return 'gone' end
if not hasModelRevision() then return 'changed' end
for i = 1, #args.fields do
  redis.call('HSET', keys.model, args.fields[i].name, args.fields[i].value)
end
noteModelChange()
return 'edited'
