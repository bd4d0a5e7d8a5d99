import { Model } from 'orm';

export class Shelf extends Model {
  declare name: string;

  override save(...args: unknown[]): void {
    const other = Shelf.objects.filter({ name: 'a' }).first()!.name;
    this.name = `${other}${Shelf.objects.first()!.name as string}`;
    super.save(...args);
  }
}
