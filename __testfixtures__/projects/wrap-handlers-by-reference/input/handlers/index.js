import { api } from '../router.js';
import * as books from './books.js';

api.get('/count', books.count);

export { audited } from '../lib/audit.js';
export { default as shelves } from './shelves.js';
