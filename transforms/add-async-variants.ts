import { migrate } from '../src/index.ts';
export default async function transform(file: { path: string; source: string }): Promise<string | undefined> {
  const { outputs } = await migrate({ only: ['add-async-variants'] });
  return outputs.find((o) => o.path.endsWith(file.path))?.after;
}
