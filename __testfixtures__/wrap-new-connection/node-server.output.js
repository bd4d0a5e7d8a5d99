import { createServer } from 'node:http';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const events = [];

export const server = createServer(async (request, response) => {
  return newConnection(async () => {
    try {
      const book = await Book.objects.aget({ title: request.url.slice(1) });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: book.id }));
    } catch (error) {
      response.statusCode = 404;
      response.end(error.message);
    }
  });
});

server.on('connection', async function (socket) {
  return newConnection(async () => {
    events.push([this === server, arguments.length, typeof socket.write, await Book.objects.acount()]);
  });
});

process.once('orm-migrate-fixture', async (name) => {
  return newConnection(async () => {
    events.push([name, await Book.objects.acount()]);
  });
});
