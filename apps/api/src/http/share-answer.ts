/** Asks once for all who ask while the answer is under way. */
export function shareAnswer<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    if (underWay !== undefined) return underWay;
    const forget = () => {
      underWay = undefined;
    };
    underWay = ask();
    underWay.then(forget, forget);
    return underWay;
  };
}
