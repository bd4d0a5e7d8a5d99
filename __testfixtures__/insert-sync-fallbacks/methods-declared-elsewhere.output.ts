import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Entry extends Model {}

export interface Audited {
  audit?(): void;
}

export class Audited extends Model {
  override save(): void {
    super.save();
    this.audit?.();
  }

  static {
    // orm-migrate: unreachable-variant - save() calls this.audit() which its class declares as a
    //   property or not at all
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Contract extends Audited {
  override audit(): void {
    Entry.objects.create({ text: 'contract' });
  }
}

export class Notified extends Model {
  notify?: (text: string) => void;

  override save(): void {
    super.save();
    this.notify?.('saved');
  }

  static {
    // orm-migrate: unreachable-variant - save() calls this.notify() which its class declares as a
    //   property or not at all
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Letter extends Notified {
  override notify = (text: string): void => {
    Entry.objects.create({ text });
  };
}
