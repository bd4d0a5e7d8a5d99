const TESTS = {
  exact: (value, wanted) => value === wanted,
  not: (value, wanted) => value !== wanted,
  contains: (value, wanted) => String(value ?? '').includes(wanted),
};

export function matches(row, conditions) {
  return Object.entries(conditions).every(([key, wanted]) => {
    const [field, lookup = 'exact'] = key.split('__');
    return TESTS[lookup](row[field], wanted);
  });
}
