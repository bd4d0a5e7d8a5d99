import { Model } from 'orm';

export class Night extends Model {
  declare guest: string;
}

/** How many nights there are: of one guest, or of each. */
export function nights(): Readonly<Record<string, number>>;
export function nights(guest: string): number;
export function nights(guest?: string): number | Readonly<Record<string, number>> {
  if (guest !== undefined) return Night.objects.filter({ guest }).count();
  return { everybody: Night.objects.count() };
}

export class Stay extends Model {
  declare guest: string;
  declare count: number;
  declare all: number | undefined;

  override save(...args: unknown[]): void {
    this.count = nights(this.guest) + 1;
    this.all = nights()['everybody'];
    super.save(...args);
  }
}
