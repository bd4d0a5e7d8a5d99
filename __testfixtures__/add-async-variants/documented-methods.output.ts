import { Model } from 'orm';

export class Invoice extends Model {
  declare total: number;
  declare number: string;

  /**
   * Numbers it, once.
   *
   * @internal
   * @param args what the ORM takes
   */
  override save(...args: unknown[]): void {
    this.number ||= this.nextNumber();
    super.save(...args);
  }

  /**
   * Async variant of {@link save}.
   *
   * @internal
   */
  override async asave(...args: unknown[]): Promise<void> {
    this.number ||= await this.anextNumber();
    await super.asave(...args);
  }

  /** @deprecated cancel it, which
   *   keeps the number */
  override delete(): unknown {
    this.total = 0;
    return super.delete();
  }

  /**
   * Async variant of {@link delete}.
   *
   * @deprecated cancel it, which
   * keeps the number
   */
  override async adelete(): Promise<unknown> {
    this.total = 0;
    return await super.adelete();
  }

  /**
   * @protected
   * @returns the number of the next one
   */
  nextNumber(): string {
    return `R${Invoice.objects.count() + 1}`;
  }

  /**
   * Async variant of {@link nextNumber}.
   *
   * @protected
   */
  async anextNumber(): Promise<string> {
    return `R${(await Invoice.objects.acount()) + 1}`;
  }
}

export class Draft extends Invoice { override save(...args: unknown[]): void { this.number = ''; super.save(...args); }
  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> { this.number = ''; await super.asave(...args); }
}
