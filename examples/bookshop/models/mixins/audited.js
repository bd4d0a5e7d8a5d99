import { AuditEntry } from '../audit-entry.js';

/** Writes down every change of a row, for the accountants. */
export const Audited = (Base) =>
  class extends Base {
    save(options) {
      const action = this.isNew ? 'created' : 'changed';
      super.save(options);
      AuditEntry.objects.create({ action, subject: `${this.constructor.name} ${this.id}` });
      return this;
    }

    delete() {
      const removed = super.delete();
      AuditEntry.objects.create({ action: 'deleted', subject: `${this.constructor.name} ${this.id}` });
      return removed;
    }
  };
