import { Book } from './models.js';
import { count } from './count.js';

const before = await count();
const book = new Book();
book.title = 'Emma';
await book.asave();
console.log(before);
