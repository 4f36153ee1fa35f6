/** Renders the minutes of a long meeting in a process of its own and says how much memory it held at most. */
import { render } from '#documents';
import { minutesOf, stamp } from '../minutes.js';

let bytes = 0;
for await (const chunk of render(minutesOf(Number(process.argv[2])), 'pdf', stamp)) bytes += chunk.length;
// In kilobytes on every system.
console.log(JSON.stringify({ bytes, resident: process.resourceUsage().maxRSS / 1024 }));
