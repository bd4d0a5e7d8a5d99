import { Model } from 'orm';

export class Book extends Model {}

export async function view(request) {
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
}
