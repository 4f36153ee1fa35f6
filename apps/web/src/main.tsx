/** Starts the client in the page. */
import { render } from 'preact';
import { App } from './app.js';
import { route } from './route.js';
import { firstScreenRests } from './shell/first-screen.js';
import { ignoreStrayPresses } from './shell/double-press.js';
import { noticeTranslation } from './shell/translated.js';
import './style/main.scss';

ignoreStrayPresses();
noticeTranslation();
const place = document.getElementById('app');
if (place) render(<App />, place);
// a room rests once its first rows are in
if (route.peek().screen !== 'room') firstScreenRests();
