import { aatomic, atomic, db, savepoints, Transaction } from './database.js';

export { Model } from './model.js';
export { aatomic, atomic, db, savepoints, Transaction };
