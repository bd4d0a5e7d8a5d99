import { Model } from 'orm';
import { newConnection } from 'orm-migrate-runtime';

export class Book extends Model {}

export async function view(request) {
  return newConnection(async () => {
    /*
     *   request ---> view ---> database
     *      ^                      |
     *      '---------- row -------'
     */
    const count = await Book.objects.acount();
    /*
a block that hangs out,
  and in
*/
    /**
     * @type {number}
     *
     *     indented by four
     */
    const id = request.params.id; // the id
        // far in

    return [count, id];
  });
}
