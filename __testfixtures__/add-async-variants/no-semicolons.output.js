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

  /** Async variant of {@link save}. */
  async asave(...args) {
    const parent = this.parent
    ;(await Tag.objects.aget({ id: parent })).name
    const count = await Tag.objects.acount()
    ;(await Tag.objects.filter({ parent }).aexists()) || this.reset(count)
    await super.asave(...args)
    return count
  }

  reset(count) {
    this.position = count
  }
}
