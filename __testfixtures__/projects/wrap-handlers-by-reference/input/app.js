import express, { Router } from 'express';
import * as books from './handlers/books.js';
import { audited, shelves } from './handlers/index.js';
import objects from './handlers/objects.js';
import { errors } from './lib/errors.js';
import { api } from './router.js';

export const app = express();

app.use(express.json());
app.use('/api', api);

const own = Router();
own.get('/books/:shelf', books.list);
own.post('/books', [audited, books.create]);
app.use('/own', own);

app.get('/all', books.list);
app.get('/shelves', shelves.count);
app.get('/lowest', shelves.lowest);
app.get('/guarded', objects.guarded);
app.get('/nested', objects.nested.total);
app.use(errors);
