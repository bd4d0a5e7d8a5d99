import type { Model } from 'orm';

export const KINDS = ['book', 'film', 'map'] as const;
export type Kind = (typeof KINDS)[number];

export enum Status {
  Available = 'available',
  Lent = 'lent',
  Lost = 'lost',
}

export interface SaveOptions {
  readonly updateFields?: readonly string[];
  readonly force?: boolean;
}

export interface Describable {
  describe(): string;
}

export interface Kept extends Describable {
  save(options?: SaveOptions): unknown;
}

/** What a search gives: one, or all. */
export type Found<TMode extends 'one' | 'all', TItem> = TMode extends 'one' ? TItem | null : readonly TItem[];

export type Fields<TModel extends Model> = Partial<Omit<TModel, keyof Model>>;
