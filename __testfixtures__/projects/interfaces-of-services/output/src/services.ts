import { EventEmitter } from 'node:events';
import { Model } from 'orm';
import type { Check, Depot, DetailedJournal, Journal, Notifier, Pager, Printer, Route, Tariff } from './ports';
import type { Parcel } from './parcels';

export class Entry extends Model {
  declare kind: string;
}
export class Zone extends Model {
  declare code: string;
}

export class WeightCheck implements Check {
  readonly label = 'weight';
  constructor(private readonly most: number) {}
  problem({ weight }: Parcel): string | null {
    return weight > this.most ? 'too heavy' : null;
  }
  /** Async variant of {@link problem}. */
  async aproblem({ weight }: Parcel): Promise<string | null> {
    return weight > this.most ? 'too heavy' : null;
  }
}

abstract class QueryCheck implements Check {
  abstract readonly label: string;
  protected abstract isKnown(parcel: Parcel): boolean;
  /** Async variant of {@link isKnown}. */
  protected abstract aisKnown(parcel: Parcel): Promise<boolean>;
  problem(parcel: Parcel): string | null {
    return this.isKnown(parcel) ? null : `unknown ${this.label}`;
  }

  /** Async variant of {@link problem}. */
  async aproblem(parcel: Parcel): Promise<string | null> {
    return (await this.aisKnown(parcel)) ? null : `unknown ${this.label}`;
  }
}

export class ZoneCheck extends QueryCheck {
  readonly label = 'zone';
  protected override isKnown({ zone }: Parcel): boolean {
    return Zone.objects.filter({ code: zone }).exists();
  }

  /** Async variant of {@link isKnown}. */
  protected override async aisKnown({ zone }: Parcel): Promise<boolean> {
    return await Zone.objects.filter({ code: zone }).aexists();
  }
}

/** It does not say so. */
export class NameCheck {
  readonly label = 'name';
  problem({ name }: Parcel): string | null {
    return name === '' ? 'no name' : null;
  }

  /** Async variant of {@link problem}. */
  async aproblem({ name }: Parcel): Promise<string | null> {
    return name === '' ? 'no name' : null;
  }
}

export class Ledger implements DetailedJournal<Parcel> {
  #last = '';
  write(kind: string, about: Parcel): void {
    Entry.objects.create({ kind: `${kind} ${about.name}` });
    this.#last = kind;
  }
  /** Async variant of {@link write}. */
  async awrite(kind: string, about: Parcel): Promise<void> {
    await Entry.objects.acreate({ kind: `${kind} ${about.name}` });
    this.#last = kind;
  }
  last(): string {
    return this.#last;
  }
}

class Counting {
  count = 0;
  write(_kind: string, _about: Parcel): void {
    this.count += 1;
  }

  /** Async variant of {@link write}. */
  async awrite(_kind: string, _about: Parcel): Promise<void> {
    this.count += 1;
  }
}

/** By what it inherits. */
export class Counter extends Counting implements Journal<Parcel> {}

export class EntryNotifier implements Notifier {
  tell(text: string): void {
    Entry.objects.create({ kind: text });
  }
}
export const quiet: Notifier = { tell: () => undefined };

export class EntryPager implements Pager {
  page(text: string): void {
    Entry.objects.create({ kind: text });
  }
}

export class Queued extends EventEmitter implements Printer {
  print(parcel: Parcel): void {
    setTimeout(() => Entry.objects.create({ kind: parcel.name }), 0);
  }
}

export class Planned extends EventEmitter implements Route {
  readonly stops = 2;
  plan(parcel: Parcel): number {
    return Zone.objects.filter({ code: parcel.zone }).count();
  }
}
export class Inherited extends EventEmitter {
  readonly stops = 3;
}

export class ZoneTariff implements Tariff {
  price(weight: number | Parcel): number {
    return typeof weight === 'number' ? weight : Zone.objects.filter({ code: weight.zone }).count();
  }
}

export class TownDepot implements Depot {
  readonly town = 'Ulm';
  store(parcel: Parcel): void {
    Entry.objects.create({ kind: `${parcel.name} in ${this.town}` });
  }
}
