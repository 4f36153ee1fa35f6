/**
 * The naive gateway: what most programs of this kind do. Every message is a `repository.save` of its own into
 * SQLite, opened as TypeORM opens it (every commit on disk, as Quorate's), and is then emitted to the room.
 */
import { DataSource, EntitySchema } from 'typeorm';
import { serve } from './serving.js';

interface StoredMessage {
  commandId: string;
  meetingId: string;
  text: string;
}

const messages = new EntitySchema<StoredMessage>({
  name: 'messages',
  columns: { commandId: { type: 'text', primary: true }, meetingId: { type: 'text' }, text: { type: 'text' } },
});

const database = new DataSource({
  type: 'sqlite',
  database: process.env['BENCH_FILE'] ?? '',
  synchronize: true,
  entities: [messages],
});
await database.initialize();
const repository = database.getRepository(messages);

serve((socket, { server }) => {
  socket.on('command', ({ meetingId, commandId, command }, answer) => {
    void repository.save({ commandId, meetingId, text: JSON.stringify(command) }).then(() => {
      server.to(meetingId).emit('recorded', { meetingId, events: [{ event: command }] });
      answer({ accepted: true, upTo: 0 });
    });
  });
});
