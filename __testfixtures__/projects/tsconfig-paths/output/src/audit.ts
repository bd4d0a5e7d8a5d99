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

/** Async variant of {@link audit}. */
export async function aaudit(what: string): Promise<AuditEntry> {
  const entry = new AuditEntry();
  entry.what = what;
  await entry.asave();
  return entry;
}
