// Bytes that can be moved between threads. A copy would take time and memory in both threads.

export type OwnBytes = Uint8Array<ArrayBuffer>;

/** Copies bytes to memory that can be moved. The bytes of an answer of Redis lie in a buffer that the connection shares. */
export const toOwnBytes = (bytes: Uint8Array): OwnBytes => new Uint8Array(bytes);

const encoder = new TextEncoder();

/** Encodes text as bytes that can be moved. */
export const encodeText = (text: string): OwnBytes => encoder.encode(text);
