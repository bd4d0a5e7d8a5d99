import { Store } from './store';

export class UpperStore extends Store {
  override persist(key: string, value: string): number {
    const size = super.persist(key, value.toUpperCase());
    console.log('size', size);
    return size;
  }

  /** Async variant of {@link persist}. */
  override async apersist(key: string, value: string): Promise<number> {
    const size = await super.apersist(key, value.toUpperCase());
    console.log('size', size);
    return size;
  }
}
