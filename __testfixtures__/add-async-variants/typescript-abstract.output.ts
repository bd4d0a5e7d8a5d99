import { Model } from 'orm';

export abstract class Shape extends Model {
  declare area: number;

  abstract override save(...args: unknown[]): void;

  /** Async variant of {@link save}. */
  abstract override asave(...args: unknown[]): Promise<void>;

  abstract computeArea(): number;
}

export class Circle extends Shape {
  declare radius: number;

  override save(): void {
    this.area = this.computeArea();
    Circle.objects.bulkCreate([this]);
  }

  /** Async variant of {@link save}. */
  override async asave(): Promise<void> {
    this.area = this.computeArea();
    await Circle.objects.abulkCreate([this]);
  }

  override computeArea(): number {
    return 3 * this.radius ** 2;
  }
}
