// A separate program that sends many equal requests at the same time, and prints the number of answers by status. It is a
// separate process so that it does not slow down the process that measures.
//   node storm.js <URL> <token> <count>
const [url = '', token = '', count = ''] = process.argv.slice(2);

export type StormAnswers = {
  /** Counts by status and problem code. */
  answers: Record<string, number>;
  /** The time from the first request to the last answer. */
  ms: number;
};

const began = performance.now();
const answers: StormAnswers['answers'] = {};
await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    const answer = await read();
    answers[answer] = (answers[answer] ?? 0) + 1;
  }),
);
const result: StormAnswers = { answers, ms: performance.now() - began };
process.stdout.write(JSON.stringify(result));

async function read(): Promise<string> {
  try {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (response.ok) {
      await response.arrayBuffer();
      return `${response.status}`;
    }
    const { type } = (await response.json()) as { type: string };
    return `${response.status} ${type.replace('urn:sweepq:problem:', '')}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'Error';
  }
}
