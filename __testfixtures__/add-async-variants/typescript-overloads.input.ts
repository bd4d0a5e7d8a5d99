import { Model } from 'orm';

export class Contract extends Model {
  delete(): number;
  delete(soft: true): string;
  delete(soft?: boolean): number | string {
    if (soft) return 'kept';
    return super.delete();
  }

  archive(): string {
    return this.delete(true);
  }
}
