import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'context-in-generator',
  severity: 'warning',
  title: 'Generator that reaches the ORM',
  meaning:
    'An entry point is a generator. Its values are asked for after a wrapper around its body would have ended, so it cannot be given a context.',
  action:
    'Collect the values in an async function inside `newConnection()`, or open the context around the loop that asks for them.',
  example: `
import express from 'express';
import { Model } from 'orm';

class Book extends Model {}

express().get('/books', async function* list(request) {
  for await (const book of Book.objects.all()) yield book.title;
});
`,
} as const satisfies FindingKind;
