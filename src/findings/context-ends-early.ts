import type { FindingKind } from './finding-kind.ts';

export const finding = {
  code: 'context-ends-early',
  severity: 'warning',
  title: 'Middleware that ends too early',
  meaning:
    'A middleware opens a connection context around `next()`, but in this framework `next()` returns before the handlers behind it are done. The context ends while they still work, so it covers none of what they do after their first `await`.',
  action: 'Remove the middleware: each handler is given a context of its own.',
  example: `
import express from 'express';
import { newConnection } from 'orm-migrate-runtime';

const app = express();

app.use((req, res, next) => newConnection(() => next()));
`,
} as const satisfies FindingKind;
