export { clock } from './clock.js';
export { connect, disconnect } from './connections.js';
export { DoesNotExist, IntegrityError, MultipleObjectsReturned, ValidationError } from './errors.js';
export { datetime, integer, json, real, text } from './fields.js';
export { Manager } from './manager.js';
export { Model } from './model.js';
export { QuerySet } from './queryset.js';
export { createTables } from './schema.js';
export { transaction } from './transaction.js';
