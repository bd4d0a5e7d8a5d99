import type { ScenarioContext } from '../../../tests/harness/scenario.ts';

export default async function scenario({ modules, call, make }: ScenarioContext) {
  const { Review } = modules['models/review.js'] ?? {};
  const review = make(Review, { text: ' Fine. ' });
  await call(review, 'save');
  return [review.text, review.stampedAt];
}
