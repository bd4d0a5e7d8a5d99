import { Model } from 'orm';

export class Note extends Model {
  declare text: string;
}

interface Auditor { record(what: string): string }

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

export class Order extends Model {
  declare name: string;

  override save(options?: object): void {
    for (const auditor of auditors) auditor.record(this.name);
    super.save(options);
  }
}
