/**
 * Lints texts as if they stood in the named files: `[{ file, text }]` on standard input, the messages of each on
 * standard output. A process of its own, for ESLint loads its configuration as an ES module.
 */
import { text } from 'node:stream/consumers'
import { ESLint } from 'eslint'

const eslint = new ESLint({ cwd: process.cwd() })
const found = []
for (const { file, text: source } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(source, { filePath: file })
  found.push(result.messages.map((message) => message.ruleId))
}
process.stdout.write(JSON.stringify(found))
