import { Base } from '@models/base';

export class AuditEntry extends Base {
  declare what: string;
}

export function audit(what: string): AuditEntry {
  const entry = new AuditEntry();
  entry.what = what;
  entry.save();
  return entry;
}
