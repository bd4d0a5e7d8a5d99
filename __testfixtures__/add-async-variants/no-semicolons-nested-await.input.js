import { Model } from 'orm'

export class Shelf extends Model {}

export class Visit extends Model {
  touch = () => Shelf.objects.count()

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
}
