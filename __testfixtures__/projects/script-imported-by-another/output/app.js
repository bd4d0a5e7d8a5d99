import './seed.js';
import { count } from './count.js';
import { newConnection } from 'orm-migrate-runtime';

export const books = await newConnection(async () => count());
