import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {
  declare title: string;
}

export default async function routes(fastify: FastifyInstance): Promise<void> {
  fastify.get('/books', async (request: FastifyRequest, reply: FastifyReply) => {
    return newConnection(async () => {
      const count: number = await Book.objects.acount();
      return { count, url: request.url };
    });
  });
}
