export { once, aonce, record, withRetry } from './support.ts';
