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
}

abstract class QueryCheck implements Check {
  abstract readonly label: string;
  protected abstract isKnown(parcel: Parcel): boolean;
  problem(parcel: Parcel): string | null {
    return this.isKnown(parcel) ? null : `unknown ${this.label}`;
  }
}

export class ZoneCheck extends QueryCheck {
  readonly label = 'zone';
  protected override isKnown({ zone }: Parcel): boolean {
    return Zone.objects.filter({ code: zone }).exists();
  }
}

/** It does not say so. */
export class NameCheck {
  readonly label = 'name';
  problem({ name }: Parcel): string | null {
    return name === '' ? 'no name' : null;
  }
}

export class Ledger implements DetailedJournal<Parcel> {
  #last = '';
  write(kind: string, about: Parcel): void {
    Entry.objects.create({ kind: `${kind} ${about.name}` });
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
