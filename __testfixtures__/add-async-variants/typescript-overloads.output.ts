import { Model } from 'orm';

export class Contract extends Model {
  delete(): number;
  delete(soft: true): string;
  delete(soft?: boolean): number | string {
    if (soft) return 'kept';
    return super.delete();
  }

  /** Async variant of {@link delete}. */
  adelete(): Promise<number>;
  adelete(soft: true): Promise<string>;
  async adelete(soft?: boolean): Promise<number | string> {
    if (soft) return 'kept';
    return await super.adelete();
  }

  archive(): string {
    return this.delete(true);
  }
}
