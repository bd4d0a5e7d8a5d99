import { Model } from 'orm';

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
}

const printer = new Printer();

export class Order extends Model {
  declare name: string;

  override save(options?: object): void {
    for (const auditor of auditors) auditor.record(this.name);
    super.save(options);
  }
}

export class Label extends Model {
  declare name: string;

  override save(options?: object): void {
    printer.print(this.name);
    super.save(options);
  }
}
