-- Reads the checkpoint from which a run can continue, and finds the open trials of the run (see includes/resume-point.lua).
--- @returns [open: number[], checkpoint?: Buffer, curve?: Buffer, model?: Buffer, first?: number, ...saved: Buffer[]]
--- @include resume-point
return readResumePoint()
