import type { Parcel } from './parcels';

/** Two classes say that they implement it, one that it extends something which does, and one says nothing. */
export interface Check {
  readonly label: string;
  /** What is wrong with the parcel. */
  problem(parcel: Parcel): string | null;
}

export interface Journal<T extends { id: number }> {
  write(kind: string, about: T): void;
  size?: number;
}

export interface DetailedJournal<T extends { id: number }> extends Journal<T> {
  last(): string;
}

/** Somebody writes an object of it. */
export interface Notifier {
  tell(text: string): void;
}

/** A model has the same method. */
export interface Saver {
  save(): void;
}

/** It is given something of a package. */
export interface Pager {
  page(text: string): void;
}

/** One that implements it works in the background. */
export interface Printer {
  print(parcel: Parcel): void;
}

/** The base of what implements it cannot be read. */
export interface Route {
  readonly stops: number;
  plan(parcel: Parcel): number;
}

/** It is not one signature that a call goes by. */
export interface Tariff {
  price(weight: number): number;
  price(parcel: Parcel): number;
}

export interface Depot {
  store(parcel: Parcel): void;
}

export interface Depot {
  readonly town: string;
}
