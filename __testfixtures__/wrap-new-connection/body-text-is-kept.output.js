import express from 'express';
import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export const app = express();

app.get('/report', async function report(req, res) {
  return newConnection(async () => {
    // The indent below is part of the text.
    const text = `
SELECT *
  FROM books
      WHERE id = ${req.params.id}
`;
    /* counted */ const count = await Book.objects.acount(); // all of them

    res.json({ text, count, self: typeof this, given: arguments.length });
  });
});

app.get('/short', async (req) => newConnection(async () => await Book.objects.filter({ id: req.params.id }).aexists()));

app.get('/object', async (req) => newConnection(async () => ({ known: await Book.objects.filter({ id: req.params.id }).aexists() })));
