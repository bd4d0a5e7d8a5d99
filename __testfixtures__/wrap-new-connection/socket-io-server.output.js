import { Server } from 'socket.io';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Reader extends Model {}
export class Message extends Model {}

export const io = new Server();

io.use(async (socket, next) => {
  return newConnection(async () => {
    try {
      socket.data.reader = await Reader.objects.aget({ name: socket.handshake.name });
      next();
    } catch (error) {
      next(error);
    }
  });
});

io.on('connection', (socket) => {
  socket.on('say', async function (text, answer) {
    return newConnection(async () => {
      const message = await Message.objects.acreate({ text, reader: socket.data.reader.name });
      answer({ id: message.id, self: this === socket, arguments: arguments.length });
    });
  });
});

export const counts = [];

io.on('connection', async () => {
  return newConnection(async () => {
    counts.push(await Reader.objects.acount());
  });
});
