export {
  once,
  aonce,
  withRetry,
  awithRetry,
} from './retry.ts';
export { record, arecord, remember as keep } from './log.ts';
