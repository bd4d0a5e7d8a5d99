let driver = null;

/** The driver is the application's: it has `run` and `arun`, which give rows. */
export function connect(given) {
  driver = given;
}

export const query = (statement, ...values) => driver.run(statement, values);

export const aquery = async (statement, ...values) => driver.arun(statement, values);
