/** A cell that a spreadsheet would take for a formula: these signs, also full width, or a control sign in front. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
/** Bidi, control and zero-width signs may reorder or hide what is read; tab and line ends are kept, within quotes. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g
/** Tells a spreadsheet that this is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** One cell by the rule of security.md section 5: always quoted, never a formula. */
export function csvCell(value: string): string {
  const clean = value.replace(UNSEEN, '')
  const safe = FORMULA.test(clean) ? `'${clean}` : clean
  return `"${safe.replaceAll('"', '""')}"`
}

/** RFC 4180: rows end with CR LF. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

/** Hands the text to the browser as a file; it never leaves the computer. */
export function downloadCsv(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  URL.revokeObjectURL(url)
}
