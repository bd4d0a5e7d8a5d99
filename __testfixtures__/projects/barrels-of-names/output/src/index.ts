export { once, aonce, record, withRetry, awithRetry } from './support.ts';
