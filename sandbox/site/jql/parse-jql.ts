/** JQL as a tree. Words and quotes as in Jira's own grammar; what isn't emulated is refused by name. */

export type Operand =
  | { kind: 'value'; text: string }
  | { kind: 'function'; name: string; args: string[] }
  | { kind: 'empty' }
  | { kind: 'list'; items: Operand[] }

export type Operator = '=' | '!=' | '~' | '!~' | '>' | '>=' | '<' | '<=' | 'in' | 'not in' | 'is' | 'is not'

export type Clause =
  | { kind: 'and' | 'or'; parts: Clause[] }
  | { kind: 'not'; part: Clause }
  | { kind: 'test'; field: string; operator: Operator; operand: Operand }

export interface Order {
  field: string
  descending: boolean
}

export interface Query {
  where: Clause | null
  order: Order[]
}

interface Token {
  kind: 'word' | 'quoted' | 'sign' | 'end'
  text: string
  at: number
}

/** What is wrong with a query, in Jira's manner; becomes its 400. */
export class JqlError extends Error {}

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(cf\[\d+\])|(!=|!~|>=|<=|&&|\|\||[=~<>(),!])|([^\s"'=!~<>(),&|]+))/y

const tokens = (jql: string): Token[] => {
  const found: Token[] = []
  TOKEN.lastIndex = 0
  let at = 0
  while (jql.slice(at).trim() !== '') {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(jql)
    if (match === null) throw new JqlError(`Error in the JQL Query: The character '${jql.slice(at).trim()[0] ?? ''}' is a reserved JQL character. You must enclose it in a string. (line 1, character ${at + 1})`)
    const [, double, single, custom, sign, word] = match
    const quoted = double ?? single
    if (quoted !== undefined) found.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1'), at })
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign, at })
    else found.push({ kind: 'word', text: custom ?? word ?? '', at })
    at = TOKEN.lastIndex
  }
  return [...found, { kind: 'end', text: '', at: jql.length }]
}

const HISTORY_WORDS = new Set(['was', 'changed'])

/** Parses a query or throws JqlError. */
export const parseJql = (jql: string): Query => {
  const all = tokens(jql)
  let next = 0
  const peek = (ahead = 0): Token => all[Math.min(next + ahead, all.length - 1)] ?? { kind: 'end', text: '', at: jql.length }
  const isWord = (word: string, ahead = 0): boolean => peek(ahead).kind === 'word' && peek(ahead).text.toLowerCase() === word
  const isSign = (sign: string): boolean => peek().kind === 'sign' && peek().text === sign
  const take = (): Token => {
    const token = peek()
    next += 1
    return token
  }
  const fail = (expected: string): never => {
    const token = peek()
    const seen = token.kind === 'end' ? 'the end of the query' : `'${token.text}'`
    throw new JqlError(`Error in the JQL Query: Expecting ${expected} but got ${seen}. (line 1, character ${token.at + 1})`)
  }
  const expectSign = (sign: string): void => {
    if (!isSign(sign)) fail(`'${sign}'`)
    take()
  }

  const several = (kind: 'and' | 'or', word: string, sign: string, inner: () => Clause): Clause => {
    const parts = [inner()]
    while (isWord(word) || isSign(sign)) {
      take()
      parts.push(inner())
    }
    return parts.length === 1 ? (parts[0] as Clause) : { kind, parts }
  }
  const either = (): Clause => several('or', 'or', '||', () => several('and', 'and', '&&', negation))
  const negation = (): Clause => {
    if (isWord('not') || isSign('!')) {
      take()
      return { kind: 'not', part: negation() }
    }
    if (!isSign('(')) return test()
    take()
    const inside = either()
    expectSign(')')
    return inside
  }
  const test = (): Clause => {
    const field = take()
    if (field.kind !== 'word' && field.kind !== 'quoted') {
      next -= 1
      fail('a field name')
    }
    const operator = operatorOf()
    const operand = operator === 'in' || operator === 'not in' ? listOf() : operandOf()
    return { kind: 'test', field: field.text, operator, operand }
  }
  const operatorOf = (): Operator => {
    const token = peek()
    const word = token.text.toLowerCase()
    if (token.kind === 'sign' && ['=', '!=', '~', '!~', '>', '>=', '<', '<='].includes(word)) return take().text as Operator
    if (token.kind === 'word' && HISTORY_WORDS.has(word)) throw new JqlError(`The sandbox doesn't know the JQL operator '${token.text}'.`)
    if (isWord('in')) return take() && 'in'
    if (isWord('not') && isWord('in', 1)) return take() && take() && 'not in'
    if (isWord('is') && isWord('not', 1)) return take() && take() && 'is not'
    if (isWord('is')) return take() && 'is'
    return fail("an operator ('=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'IS')")
  }
  const listOf = (): Operand => {
    if (!isSign('(')) return operandOf()
    take()
    const items = [operandOf()]
    while (isSign(',')) {
      take()
      items.push(operandOf())
    }
    expectSign(')')
    return { kind: 'list', items }
  }
  const operandOf = (): Operand => {
    const token = peek()
    if (token.kind !== 'word' && token.kind !== 'quoted') fail('a value')
    take()
    if (isSign('(')) {
      take()
      const args: string[] = []
      while (!isSign(')')) {
        args.push(take().text)
        if (isSign(',')) take()
        else if (!isSign(')')) fail("')' or ','")
      }
      take()
      return { kind: 'function', name: token.text, args }
    }
    if (token.kind === 'word' && ['empty', 'null'].includes(token.text.toLowerCase())) return { kind: 'empty' }
    return { kind: 'value', text: token.text }
  }
  const orders = (): Order[] => {
    if (!isWord('order')) return []
    take()
    if (!isWord('by')) fail("'BY'")
    take()
    const found: Order[] = []
    do {
      if (found.length > 0) take()
      const field = peek()
      if (field.kind !== 'word' && field.kind !== 'quoted') fail('a field name')
      take()
      const descending = isWord('desc')
      if (descending || isWord('asc')) take()
      found.push({ field: field.text, descending })
    } while (isSign(','))
    return found
  }

  const where = peek().kind === 'end' || (isWord('order') && isWord('by', 1)) ? null : either()
  const order = orders()
  if (peek().kind !== 'end') fail("either 'OR' or 'AND'")
  return { where, order }
}
