import { Model } from 'orm';

export abstract class Shape extends Model {
  declare area: number;

  abstract override save(...args: unknown[]): void;

  abstract computeArea(): number;
}

export class Circle extends Shape {
  declare radius: number;

  override save(): void {
    this.area = this.computeArea();
    Circle.objects.bulkCreate([this]);
  }

  override computeArea(): number {
    return 3 * this.radius ** 2;
  }
}
