import { Model } from 'orm';

export declare class Book extends Model {
  save(...args: unknown[]): void;
}
