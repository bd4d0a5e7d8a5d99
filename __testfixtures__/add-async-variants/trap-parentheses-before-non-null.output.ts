import { Model } from 'orm';

export class Shelf extends Model {
  declare name: string;

  override save(...args: unknown[]): void {
    const other = Shelf.objects.filter({ name: 'a' }).first()!.name;
    this.name = `${other}${Shelf.objects.first()!.name as string}`;
    super.save(...args);
  }

  /** Async variant of {@link save}. */
  override async asave(...args: unknown[]): Promise<void> {
    const other = (await Shelf.objects.filter({ name: 'a' }).afirst())!.name;
    this.name = `${other}${(await Shelf.objects.afirst())!.name as string}`;
    await super.asave(...args);
  }
}
