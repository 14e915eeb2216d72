// Starts the page.
import { render } from 'preact';
import { App } from './app.tsx';
import './styles/tokens.css';

const root = document.querySelector('#page');
if (root !== null) render(<App />, root);
