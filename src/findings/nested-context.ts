import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'nested-context',
  severity: 'note',
  title: 'Context inside another one',
  meaning:
    'Code that runs inside a connection context calls a function that opens its own. The inner one takes a second connection: it does not see what the outer one has not committed, and under load a pool can run dry with every request waiting for its second connection.',
  action: 'Move what both need into a function without a context, and call that one from inside.',
  example: `
import express from 'express';
import { Model } from 'orm';

class Book extends Model {}

const app = express();

export async function list(req, res) {
  res.json(await Book.objects.acount());
}

app.get('/books', list);
app.get('/', async (req, res) => {
  const book = await Book.objects.afirst();
  await list(req, res);
});
`,
} as const satisfies FindingKind;
