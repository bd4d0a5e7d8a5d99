import { Model } from 'orm'

export class Tag extends Model {
  save(...args) {
    const parent = this.parent
    Tag.objects.get({ id: parent }).name
    const count = Tag.objects.count()
    Tag.objects.filter({ parent }).exists() || this.reset(count)
    super.save(...args)
    return count
  }

  reset(count) {
    this.position = count
  }
}
