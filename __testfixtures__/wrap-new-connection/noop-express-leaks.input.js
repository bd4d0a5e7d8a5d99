import { Readable } from 'node:stream';
import express from 'express';
import { Model } from 'orm';

export class Book extends Model {}

export const app = express();

// It goes on to the reaction below, which would begin in its context and end after that.
app.use(async (req, res, next) => {
  req.first = await Book.objects.afirst();
  next();
});

app.get('/count', (req, res, next) => {
  Book.objects.acount().then((count) => res.json(count), next);
});

async function* titles() {
  for await (const book of Book.objects.all()) yield `${book.title}\n`;
}

app.get('/titles', async (req, res) => {
  if ((await Book.objects.acount()) === 0) return res.end();
  Readable.from(titles()).pipe(res);
});

async function audit(what) {
  await Book.objects.acreate({ title: what });
}

app.get('/first', async (req, res) => {
  const book = await Promise.race([Book.objects.afirst(), req.timeout]);
  res.json(book);
});

app.post('/books', async (req, res) => {
  res.json(await Book.objects.acount());
  audit('asked').catch(console.error);
});
