export function kindsOf(model: string): string[];
