/** Shares one call of `ask` between all callers that arrive while it runs. */
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
