import express, { Router } from 'express';
import * as books from './handlers/books.js';
import { errors } from './lib/errors.js';
import { audited } from './lib/audit.js';

export const app = express();
export const api = Router();

api.get('/books', books.list);
api.post('/books', [audited, books.create]);
app.get('/all', books.list);
app.use('/errors', errors);
