import { Model, type QuerySet } from 'orm';

interface SaveOptions {
  readonly forceInsert?: boolean;
}

export abstract class Audited<TActor extends { readonly name: string }> extends Model {
  declare actor: TActor;
  declare changedBy: string;

  public override save(options?: SaveOptions): void {
    this.changedBy = this.actor.name;
    super.save(options);
  }

  override refreshFromDb(): this {
    super.refreshFromDb();
    return this;
  }
}

export class Contract extends Audited<{ readonly name: string }> {
  override delete(): number;
  override delete(soft: true): string;
  override delete(soft?: boolean): number | string {
    if (soft) {
      this.save({});
      return 'kept';
    }
    return super.delete() as number;
  }

  override save(options: SaveOptions = {}): void {
    const previous = Contract.objects.filter({ actor: this.actor }).first() satisfies Contract | null;
    super.save(previous === null ? options : { ...options, forceInsert: false });
  }
}

export type Contracts = QuerySet<Contract>;
