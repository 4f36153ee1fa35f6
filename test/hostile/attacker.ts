/** One attacker in a process of its own, so that its work is not counted as the server's: `attacker.js '<Attack as JSON>'`. */
import { attacks, type Attack } from './attacks.js';

const attack = JSON.parse(process.argv[2] ?? '{}') as Attack;
/** Ends by itself whatever happens. */
setTimeout(() => process.exit(0), attack.seconds * 1_000);
process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);
await attacks[attack.name](attack);
