import { clock, datetime, IntegrityError, Model, text } from '../orm/index.js';

/** One line of the audit log. Lines are added, never changed and never removed. */
export class AuditEntry extends Model {
  static table = 'auditEntries';
  static fields = { ...super.fields, action: text(), subject: text(), at: datetime() };

  save(options) {
    if (!this.isNew) throw new IntegrityError('The audit log cannot be changed');
    this.at = clock.now();
    return super.save(options);
  }

  delete() {
    throw new IntegrityError('The audit log cannot be shortened');
  }
}
