import Hapi from '@hapi/hapi';
import { Model } from 'orm';

export class Book extends Model {}
export class Visit extends Model {}

export const server = Hapi.server({ port: 3000 });

server.ext('onRequest', async (request, h) => {
  await Visit.objects.acreate({ path: request.path });
  return h.continue;
});

server.route({
  method: 'GET',
  path: '/books',
  handler: async () => {
    return { count: await Book.objects.acount() };
  },
});
