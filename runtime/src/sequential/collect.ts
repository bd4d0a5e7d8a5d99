/**
 * `[...iterable]` for something that can be iterated over asynchronously: a queryset runs its query through the async
 * driver. What is only iterable in the ordinary way is copied as the spread would copy it.
 *
 * @param iterable A queryset, a cursor, an array, a Set: anything with an async or a sync iterator.
 * @returns Its elements in order.
 * @throws (as a rejection) what the iterator throws; TypeError when there is none.
 * Source rule: ECMA-262 GetIterator with kind ASYNC, which prefers the async iterator.
 */
export async function collect<T>(iterable: AsyncIterable<T> | Iterable<T>): Promise<T[]> {
  // An element of an ordinary iterable is not awaited: `[...promises]` is a list of promises.
  if (!(Symbol.asyncIterator in Object(iterable))) return [...(iterable as Iterable<T>)];
  const elements: T[] = [];
  for await (const element of iterable) elements.push(element);
  return elements;
}
