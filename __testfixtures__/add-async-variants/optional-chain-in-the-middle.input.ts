import { Model } from 'orm';

export class Owner extends Model {
  declare name: string;
}

export class Pet extends Model {
  declare owner: Owner | null;
  declare ownerName: string | undefined;

  override save(...args: unknown[]) {
    this.ownerName = Owner.objects.first()?.name.toUpperCase();
    this.owner?.refreshFromDb();
    super.save(...args);
    return Pet.objects.filter({ ownerName: this.ownerName }).last()?.owner?.name;
  }
}
