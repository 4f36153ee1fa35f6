/**
 * The bare relay: what socket.io alone costs. It answers every command at once and echoes it to the room; it stores,
 * checks and remembers nothing. It speaks Quorate's three words, so that the other end does the same for both.
 */
import { type RelaySocket, serve } from './serving.js';

serve((socket: RelaySocket, { server }) => {
  socket.on('command', ({ meetingId, command }, answer) => {
    server.to(meetingId).emit('recorded', { meetingId, events: [{ event: command }] });
    answer({ accepted: true, upTo: 0 });
  });
});
