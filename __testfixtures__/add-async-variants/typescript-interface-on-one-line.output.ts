import { Model } from 'orm';

export class Note extends Model {
  declare text: string;
}

interface Auditor { record(what: string): string; /** Async variant of {@link record}. */ arecord(what: string): Promise<string> }

class Plain implements Auditor {
  record(what: string): string {
    Note.objects.create({ text: what });
    return what;
  }

  /** Async variant of {@link record}. */
  async arecord(what: string): Promise<string> {
    await Note.objects.acreate({ text: what });
    return what;
  }
}

class Loud implements Auditor {
  record(what: string): string {
    Note.objects.create({ text: what.toUpperCase() });
    return what;
  }

  /** Async variant of {@link record}. */
  async arecord(what: string): Promise<string> {
    await Note.objects.acreate({ text: what.toUpperCase() });
    return what;
  }
}

const auditors: Auditor[] = [new Plain(), new Loud()];

export class Order extends Model {
  declare name: string;

  override save(options?: object): void {
    for (const auditor of auditors) auditor.record(this.name);
    super.save(options);
  }

  /** Async variant of {@link save}. */
  override async asave(options?: object): Promise<void> {
    for (const auditor of auditors) await auditor.arecord(this.name);
    await super.asave(options);
  }
}
