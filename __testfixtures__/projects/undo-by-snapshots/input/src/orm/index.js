export { ValidationError } from './errors.js';
export { Manager } from './manager.js';
export { Model } from './model.js';
export { transaction } from './transaction.js';
