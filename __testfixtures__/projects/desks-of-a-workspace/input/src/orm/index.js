export { Desk } from './desk.js';
export { journal } from './journal.js';
export { Watcher } from './watcher.js';
export { Workspace } from './workspace.js';
