// A token with write access, and a token with read access.
export const writer = 'a-secret-that-may-write.0123456789';
export const reader = 'a-secret-that-may-read~0123456789==';
export const tokens = `ci:${writer}:write,look:${reader}:read`;

export const asHolder = (secret: string) => ({ authorization: `Bearer ${secret}` });
