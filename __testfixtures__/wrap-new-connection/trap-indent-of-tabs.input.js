import { Model } from 'orm';

export class Book extends Model {}

export async function view(request) {
	if (request.params.id) {
		return await Book.objects.acount();
	}
	switch (request) {
		default:
			return null;
	}
}
