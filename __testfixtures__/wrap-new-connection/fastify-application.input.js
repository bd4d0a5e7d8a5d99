import fastify from 'fastify';
import { Model } from 'orm';

export class Book extends Model {}
export class Visit extends Model {}

export const app = fastify();

app.setErrorHandler(async (error, request, reply) => {
  reply.code(error.statusCode ?? 418);
  return { message: error.message, visits: await Visit.objects.acount() };
});

app.get('/books', async function (request, reply) {
  return { count: await Book.objects.acount(), app: this === app, arguments: arguments.length };
});

app.register(async (logged) => {
  logged.addHook('onResponse', async (request, reply) => {
    await new Visit({ path: request.url, status: reply.statusCode }).asave();
  });
  logged.get('/logged', () => 'ok');
});

app.route({
  method: 'POST',
  url: '/books',
  schema: { body: { type: 'object', required: ['title'] } },
  preHandler: async (request, reply) => {
    const known = await Book.objects.filter(request.body).acount();
    if (known > 0) return reply.code(409).send({ known });
  },
  async handler({ body }, reply) {
    const book = await Book.objects.acreate(body);
    return reply.code(201).send({ id: book.id });
  },
});

async function shelves(instance, { shelf }) {
  instance.decorate('books', await Book.objects.filter({ shelf }).acount());
  instance.get('/', async () => ({ before: instance.books, now: await Book.objects.filter({ shelf }).acount() }));
  instance.addHook('preHandler', async (request) => {
    request.visit = await Visit.objects.acreate({ path: request.url });
  });
}

app.register(shelves, { prefix: '/novels', shelf: 'novels' });
