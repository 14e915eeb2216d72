/** A sentence of the service. The parts in backticks are shown as code. */
export const Words = ({ text }: { text: string }) => (
  <>
    {text
      .split('`')
      .map((part, k) => (k % 2 === 1 ? <code key={`${k}-${part}`}>{part}</code> : part))}
  </>
);
