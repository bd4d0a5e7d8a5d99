// Line ends, the byte order mark and the end of the file.
export function endProblems(before, after) {
  const problems = [];
  const isCrlf = before.includes('\r\n') && !/(?<!\r)\n/.test(before);
  if (isCrlf && /(?<!\r)\n/.test(after)) problems.push('a line ends with LF in a file of CRLF');
  if (!before.includes('\r') && after.includes('\r')) problems.push('a carriage return in a file of LF');
  if (before.startsWith('\uFEFF') !== after.startsWith('\uFEFF')) problems.push('the byte order mark came or went');
  if (/\n$/.test(before) !== /\n$/.test(after)) problems.push('the final line end came or went');
  return problems;
}
