import { Model } from 'orm';
import type { fallbackToSyncVariant } from 'orm-migrate-runtime';

export type Fallback = typeof fallbackToSyncVariant;

export class Timer extends Model {
  override save(): void {
    setTimeout(() => super.save(), 0);
  }
}
