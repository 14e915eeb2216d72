// Shows the page.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { reconnects } from './service/connection.ts';
import { readInfo } from './service/info.ts';
import { applyTheme } from './shell/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/parts.css';
import './styles/shell.css';

applyTheme();
effect(() => {
  // The service may have been restarted with other tokens.
  reconnects.value;
  void readInfo();
});

const root = document.querySelector('#page');
if (root !== null) render(<App />, root);
