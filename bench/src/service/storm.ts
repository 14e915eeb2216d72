// Sends the given number of equal requests at once, reads all answers, and prints the number of answers by status. A
// separate program, so that it does not slow down the process that measures. node storm.js <URL> <token> <count>
const [url = '', token = '', count = ''] = process.argv.slice(2);

export type StormAnswers = {
  /** Counts by status and problem code. */
  answers: Record<string, number>;
  /** From the first request to the last answer. */
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
const told: StormAnswers = { answers, ms: performance.now() - began };
process.stdout.write(JSON.stringify(told));

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
