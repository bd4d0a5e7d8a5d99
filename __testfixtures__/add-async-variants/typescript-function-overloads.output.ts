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

/** Async variant of {@link nights}. */
export function anights(): Promise<Readonly<Record<string, number>>>;
export function anights(guest: string): Promise<number>;
export async function anights(guest?: string): Promise<number | Readonly<Record<string, number>>> {
  if (guest !== undefined) return await Night.objects.filter({ guest }).acount();
  return { everybody: await Night.objects.acount() };
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

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    this.count = (await anights(this.guest)) + 1;
    this.all = (await anights())['everybody'];
    await super.asave(...args);
  }
}
