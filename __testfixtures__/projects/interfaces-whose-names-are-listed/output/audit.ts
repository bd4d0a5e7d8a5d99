import { Model } from 'orm';
import { fallbackToSyncVariant } from 'orm-migrate-runtime';

export class Note extends Model {
  declare text: string;
}

export interface Auditor {
  record(what: string): string;
}

/** Complete by its type: another method of Auditor would be missing here. */
export const labels: Record<keyof Auditor, string> = { record: 'Record' };

class Plain implements Auditor {
  record(what: string): string {
    Note.objects.create({ text: what });
    return what;
  }
}

class Loud implements Auditor {
  record(what: string): string {
    Note.objects.create({ text: what.toUpperCase() });
    return what;
  }
}

const auditors: Auditor[] = [new Plain(), new Loud()];

class Printer {
  print(what: string): string {
    Note.objects.create({ text: `printed ${what}` });
    return what;
  }

  /** Async variant of {@link print}. */
  async aprint(what: string): Promise<string> {
    await Note.objects.acreate({ text: `printed ${what}` });
    return what;
  }
}

const printer = new Printer();

export class Order extends Model {
  declare name: string;

  override save(options?: object): void {
    for (const auditor of auditors) auditor.record(this.name);
    super.save(options);
  }

  static {
    // orm-migrate: unreachable-variant - save() calls Auditor.record(), which is a member of
    //   Auditor, whose members a type lists (keyof Auditor)
    fallbackToSyncVariant(this.prototype, 'save', 'asave');
  }
}

export class Label extends Model {
  declare name: string;

  override save(options?: object): void {
    printer.print(this.name);
    super.save(options);
  }

  /** Async variant of {@link save}. */
  override async asave(options?: object): Promise<void> {
    await printer.aprint(this.name);
    await super.asave(options);
  }
}
