/** A base that nobody configured: it declares both variants, and that is enough. */
export class Store {
  readonly entries = new Map<string, string>();

  persist(key: string, value: string): number {
    console.log('write', key, value);
    this.entries.set(key, value);
    return this.entries.size;
  }

  async apersist(key: string, value: string): Promise<number> {
    await null;
    console.log('write', key, value);
    this.entries.set(key, value);
    return this.entries.size;
  }
}
