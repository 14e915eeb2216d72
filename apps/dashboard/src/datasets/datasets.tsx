export const Datasets = ({ name }: { name?: string }) => <h1>Datasets {name}</h1>;
