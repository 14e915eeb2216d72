/** The digits of the index of a trial in a member of the leaderboard. */
export const memberDigits = 6;

/** Returns the index of a trial from its member of the leaderboard, which ends with the index (see includes/member.lua). */
export const trialOfMember = (member: string) => Number(member.slice(-memberDigits));
