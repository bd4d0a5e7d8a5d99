export {
  once,
  aonce,
  withRetry,
} from './retry.ts';
export { record, remember as keep } from './log.ts';
