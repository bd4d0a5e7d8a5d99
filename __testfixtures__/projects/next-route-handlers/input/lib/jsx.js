/** Stands for React. */
export const createElement = (type, props, ...children) => ({ type, props: { ...props, children } });
