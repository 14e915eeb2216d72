export const Workers = () => <h1>Workers</h1>;
