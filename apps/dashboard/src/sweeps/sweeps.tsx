export const Sweeps = () => <h1>Sweeps</h1>;
