import { Model } from 'orm';
import { keep } from './support.ts';

/** Under another name than its own nobody would find the variant. */
export class Visit extends Model {
  override save(...args: unknown[]): void {
    keep('visited');
    super.save(...args);
  }
}
