export const App = () => <h1>sweepq</h1>;
