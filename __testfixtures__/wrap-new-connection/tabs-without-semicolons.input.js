import { Model } from 'orm'

export class Book extends Model {}

export async function shelves(request) {
	const counts = {}
	for (const shelf of request.shelves) {
		counts[shelf] = await Book.objects.filter({ shelf }).acount()
	}
	;[counts].forEach(Object.freeze)
	return counts
}
