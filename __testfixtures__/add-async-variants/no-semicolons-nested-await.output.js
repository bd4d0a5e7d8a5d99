import { Model } from 'orm'

export class Shelf extends Model {}

export class Visit extends Model {
  touch = () => Shelf.objects.count()

  /** Async variant of {@link touch}. */
  atouch = async () => await Shelf.objects.acount()

  save(...args) {
    const visit = new Visit()
    console.log(visit.id)
    Shelf.objects.get({ id: 1 }).save()
    const shelves = this.touch()
    Shelf.objects.first().name
    if (shelves > 9) return shelves
    Shelf.objects.exists() && console.log('shelves')
    return [super.save(...args), shelves]
  }

  /** Async variant of {@link save}. */
  async asave(...args) {
    const visit = new Visit()
    console.log(visit.id)
    await (await Shelf.objects.aget({ id: 1 })).asave()
    const shelves = await this.atouch()
    ;(await Shelf.objects.afirst()).name
    if (shelves > 9) return shelves
    ;(await Shelf.objects.aexists()) && console.log('shelves')
    return [await super.asave(...args), shelves]
  }
}
