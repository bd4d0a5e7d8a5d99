import { Model } from 'orm'

export class Book extends Model {}

const counts = []
;[1, 2].forEach((id) => counts.push(id))
;(await Book.objects.aget({ id: 1 })).asave === undefined || counts.push(0)
for await (const book of Book.objects.all()) {
	if (book.stock > 3) {
		book.title += ` (many
  of them)`
		await book.asave()
	}
}
;(counts.length > 3 ? console.warn : console.log)(counts)
export default counts
