export default async function transform(file: { path: string; source: string }): Promise<string | undefined> {
  const { migrate } = await import('../src/index.ts');
  const { outputs } = await migrate({ only: ['add-async-variants'] });
  return outputs.find((o) => o.path.endsWith(file.path))?.after;
}
