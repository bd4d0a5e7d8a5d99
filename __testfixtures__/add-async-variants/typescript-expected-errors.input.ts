import { Model } from 'orm';

export class Shape extends Model {
  override save(): number {
    super.save();
    return 1;
  }
}

export class Circle extends Shape {
  // @ts-expect-error a text, where the base promises a number
  override save(): string {
    super.save();
    return 'saved';
  }
}
