import './seed.js';
import { count } from './count.js';

export const books = await count();
