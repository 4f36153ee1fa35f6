/** Loading the page again, with what was typed. */
import { everythingKept } from '../live/device-store.js';

export const loadAgain = (): void => void everythingKept().then(() => location.reload());
