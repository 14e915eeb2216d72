export const NewSweep = () => <h1>NewSweep</h1>;
