export { Timestamped } from './base.js';
export { default as Author } from './author.js';
export * from './book.js';
