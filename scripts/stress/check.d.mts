export function checkLayout(path: string, before: string, after: string, plan: readonly object[]): string[];
