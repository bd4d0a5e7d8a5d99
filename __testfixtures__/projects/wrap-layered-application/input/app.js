import express from 'express';
import { addRoutes } from './add-routes.js';
import { BookRepository, BookService } from './books.js';
import { endpoints } from './endpoints.js';
import { handlers } from './handlers.js';

const books = new BookService(new BookRepository());

export const app = express();

app.get('/books', async (request, response) => {
  response.json(await books.count());
});

app.post('/books/:title', async (request, response) => {
  response.json(await books.add(request.params.title));
});

app.post('/hook/:type', async (request, response) => {
  await handlers[request.params.type]({ total: 7 });
  response.end();
});

for (const { verb, url, handler } of endpoints) app[verb](url, handler);

addRoutes(app);
