/** Starts the client in the page. */
import { render } from 'preact';
import { App } from './app.js';
import { ignoreStrayPresses } from './shell/double-press.js';
import './style/main.scss';

ignoreStrayPresses();
const place = document.getElementById('app');
if (place) render(<App />, place);
