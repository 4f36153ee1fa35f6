/** Starts the client in the page. */
import { render } from 'preact';
import { App } from './app.js';
import './style/main.scss';

const place = document.getElementById('app');
if (place) render(<App />, place);
