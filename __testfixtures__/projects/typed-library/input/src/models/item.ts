import { Model } from 'orm';
import { record } from '../lib/audit.ts';
import { logged } from '../lib/decorators.ts';
import type { Kept, Kind, SaveOptions } from '../types.ts';

/** Anything that the library owns. */
export abstract class Item<TKind extends Kind = Kind> extends Model implements Kept {
  declare readonly kind: TKind;
  declare title: string;
  declare revision: number | undefined;
  [note: `note${string}`]: string | undefined;
  protected readonly changes: string[] = [];

  abstract describe(): string;

  /** Says what is wrong with it. */
  protected abstract validate(options: Readonly<SaveOptions>): readonly string[];

  @logged
  override save(options: SaveOptions = {}): this {
    const [problem] = this.validate(options);
    if (problem !== undefined && !options.force) throw new RangeError(problem);
    this.revision = (this.revision ?? 0) + 1;
    this.changes.push(`revision ${this.revision}`);
    super.save(options);
    record(this);
    return this;
  }

  public override delete(): number {
    record(this, 'deleted');
    return super.delete() as number;
  }
}
