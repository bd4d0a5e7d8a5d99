export * from './log.js';
export * from './levels.js';
