/** A number: how loud a log is. */
export const alog = 4;
