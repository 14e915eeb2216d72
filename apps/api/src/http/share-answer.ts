/** As fresh as somebody who watches a process can ask for. */
const defaultKeptMs = 250;

/** Asks once for all who ask meanwhile and shortly after, whatever the answer is. */
export function shareAnswer<T>(
  ask: () => Promise<T>,
  { keptMs = defaultKeptMs, now = () => performance.now() } = {},
): () => Promise<T> {
  let shared: Shared<T> | undefined;
  return () => {
    if (shared?.answeredAt !== undefined && now() - shared.answeredAt >= keptMs) shared = undefined;
    if (shared !== undefined) return shared.answer;
    const asked: Shared<T> = { answer: ask(), answeredAt: undefined };
    const note = () => {
      asked.answeredAt = now();
    };
    asked.answer.then(note, note);
    shared = asked;
    return asked.answer;
  };
}

type Shared<T> = { answer: Promise<T>; answeredAt: number | undefined };
