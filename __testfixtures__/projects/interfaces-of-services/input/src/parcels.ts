import { Model } from 'orm';
import pager from 'pager';
import type { Check, Depot, Journal, Notifier, Pager, Printer, Route, Saver, Tariff } from './ports';
import { Counter, EntryNotifier, EntryPager, Ledger, NameCheck, WeightCheck, ZoneCheck } from './services';

export class Parcel extends Model {
  declare id: number;
  declare name: string;
  declare weight: number;
  declare zone: string;
  declare state: string;
  static checks: readonly Check[] = [new NameCheck(), new WeightCheck(30), new ZoneCheck()];
  static journal: Journal<Parcel> = new Ledger();

  static use(checks: readonly Check[], journal: Journal<Parcel>): void {
    Parcel.checks = checks;
    Parcel.journal = journal;
  }

  override save(): void {
    for (const check of Parcel.checks) {
      const problem = check.problem(this);
      if (problem !== null) throw new Error(`${check.label}: ${problem}`);
    }
    super.save();
    Parcel.journal.write('saved', this);
  }

  override delete(): void {
    new Removal(new Counter()).of(this);
    super.delete();
  }
}

class Removal {
  constructor(private readonly journal: Journal<Parcel>) {}
  of(parcel: Parcel): void {
    this.journal.write('deleted', parcel);
  }
}

interface Services {
  readonly notifier: Notifier;
  readonly saver: Saver;
  readonly pager: Pager;
  readonly printer: Printer;
  readonly route: Route;
  readonly tariff: Tariff;
  readonly depot: Depot;
}
const services = {} as Services;

export class Told extends Model {
  constructor(private readonly notifier: Notifier = new EntryNotifier()) {
    super();
  }
  override save(): void {
    this.notifier.tell('told');
    super.save();
  }
}

export class Saved extends Model {
  override save(): void {
    services.saver.save();
    super.save();
  }
}

export class Paged extends Model {
  pager: Pager = new EntryPager();
  use(other: Pager): void {
    this.pager = other;
  }
  override save(): void {
    this.pager.page('saved');
    super.save();
  }
}
new Paged().use(pager);

export class Printed extends Model {
  declare parcel: Parcel;
  override save(): void {
    services.printer.print(this.parcel);
    super.save();
  }
}

export class Routed extends Model {
  declare parcel: Parcel;
  declare stops: number;
  override save(): void {
    this.stops = services.route.plan(this.parcel);
    super.save();
  }
}

export class Priced extends Model {
  declare parcel: Parcel;
  declare price: number;
  override save(): void {
    this.price = services.tariff.price(this.parcel);
    super.save();
  }
}

export class Stored extends Model {
  declare parcel: Parcel;
  override save(): void {
    services.depot.store(this.parcel);
    super.save();
  }
}
