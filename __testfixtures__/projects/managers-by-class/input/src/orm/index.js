export { Manager } from './manager.js';
export { Model } from './model.js';
export { QuerySet } from './queryset.js';
