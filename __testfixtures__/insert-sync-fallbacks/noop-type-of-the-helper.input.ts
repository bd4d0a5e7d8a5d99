import { Model } from 'orm';
import type { fallbackToSyncVariant } from 'orm-migrate-runtime';

export type Fallback = typeof fallbackToSyncVariant;

export class Timer extends Model {
  save(): void {
    setTimeout(() => super.save(), 0);
  }
}
