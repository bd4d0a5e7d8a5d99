import { Model } from 'orm';

export class Entry extends Model {}

export interface Audited {
  audit?(): void;
}

export class Audited extends Model {
  override save(): void {
    super.save();
    this.audit?.();
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
}

export class Letter extends Notified {
  override notify = (text: string): void => {
    Entry.objects.create({ text });
  };
}
