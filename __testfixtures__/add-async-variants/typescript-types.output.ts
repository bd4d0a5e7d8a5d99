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

  /** Async variant of {@link save}. */
  public override async asave(options?: SaveOptions): Promise<void> {
    this.changedBy = this.actor.name;
    await super.asave(options);
  }

  override refreshFromDb(): this {
    super.refreshFromDb();
    return this;
  }

  /** Async variant of {@link refreshFromDb}. */
  override async arefreshFromDb(): Promise<this> {
    await super.arefreshFromDb();
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

  /** Async variant of {@link delete}. */
  override adelete(): Promise<number>;
  override adelete(soft: true): Promise<string>;
  override async adelete(soft?: boolean): Promise<number | string> {
    if (soft) {
      await this.asave({});
      return 'kept';
    }
    return (await super.adelete()) as number;
  }

  override save(options: SaveOptions = {}): void {
    const previous = Contract.objects.filter({ actor: this.actor }).first() satisfies Contract | null;
    super.save(previous === null ? options : { ...options, forceInsert: false });
  }

  /** Async variant of {@link save}. */
  override async asave(options: SaveOptions = {}): Promise<void> {
    const previous = (await Contract.objects.filter({ actor: this.actor }).afirst()) satisfies Contract | null;
    await super.asave(previous === null ? options : { ...options, forceInsert: false });
  }
}

export type Contracts = QuerySet<Contract>;
