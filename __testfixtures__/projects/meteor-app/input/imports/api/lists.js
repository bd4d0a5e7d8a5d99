import { AuditedCollection } from '/imports/api/base';

export const Lists = new AuditedCollection('lists');
