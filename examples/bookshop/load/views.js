// Views that a shop does not need and a load test does: they fail, or they are cut off. They are migrated like the others.
import { json } from '../app/http.js';
import { Author } from '../models/author.js';
import { Book } from '../models/book.js';
import { Customer } from '../models/customer.js';
import { transaction } from '../orm/index.js';
import { cutOff, sleepInDatabase } from './slow.js';

/** Throws what nobody expects, in the middle of a transaction: nothing of it may stay. */
export async function breakDown(request) {
  return transaction.aatomic(async () => {
    await Author.objects.acreate({ name: request.params.name });
    return json(200, request.body.nothing.here);
  });
}

/**
 * Changes a customer in a transaction, and then again through a fallback, on the sync connection: that one waits for the
 * transaction, which cannot go on before the fallback is done. A mistake, which must end in an error and not in silence.
 */
export async function waitForItself(request) {
  return transaction.aatomic(async () => {
    const customer = await Customer.objects.aget({ id: Number(request.params.id) });
    await Customer.objects.filter({ id: customer.id }).aupdate({ points: 1_000_000 });
    await customer.asave({ updateFields: ['points'] });
    return json(200, { points: customer.points });
  });
}

/** Takes its time, and pays no heed to whoever is waiting. */
export async function dawdle(request) {
  const total = await Book.objects.acount();
  await sleepInDatabase(Number(request.params.milliseconds));
  return json(200, { slept: request.params.milliseconds, someBooks: total >= 0 });
}

/** Loses patience and throws while its query is still running. */
export async function loseTheRace(request) {
  await Book.objects.acount();
  return cutOff(20, sleepInDatabase(Number(request.params.milliseconds)));
}

/** Loses patience and answers, as if all were well, while its query is still running. */
export async function answerEarly(request) {
  await Book.objects.acount();
  try {
    return await cutOff(20, sleepInDatabase(Number(request.params.milliseconds)));
  } catch (error) {
    return json(503, { error: error.message });
  }
}

/** Is cut off in the middle of a transaction, which goes on by itself: nothing of it may stay. */
export async function abandonTransaction(request) {
  const work = transaction.aatomic(async () => {
    await Author.objects.acreate({ name: request.params.name });
    await sleepInDatabase(Number(request.params.milliseconds));
    await Author.objects.acreate({ name: request.params.name });
  });
  return cutOff(20, work);
}
