/** Returns a function that calls `ask`. Callers that arrive while a call runs get the result of this call. */
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
