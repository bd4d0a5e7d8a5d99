import { Model } from 'orm'
import { newConnection } from 'orm-migrate-runtime'

export class Book extends Model {}

export async function shelves(request) {
	return newConnection(async () => {
		const counts = {}
		for (const shelf of request.shelves) {
			counts[shelf] = await Book.objects.filter({ shelf }).acount()
		}
		;[counts].forEach(Object.freeze)
		return counts
	})
}
