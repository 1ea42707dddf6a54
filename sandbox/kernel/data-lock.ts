import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

/** Thrown when another process has the data open: two sites over the same rows would overwrite each other. */
export class DataInUse extends Error {
  constructor(folder: string, { pid, port }: Owner) {
    super(`The data in ${folder} are in use by the sandbox at port ${port}, process ${pid}. End it, or name another folder with --data.`)
  }
}

interface Owner {
  pid: number
  port: number
}

/**
 * Takes a data folder for this process, which listens on `port`; the answer gives it back. What a
 * killed process left behind does not count: its port is shut, even where its id was given anew.
 * @throws DataInUse
 */
export async function lockData(folder: string, port: number): Promise<() => void> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  const owner = ownerOf(file)
  if (owner !== null && isAlive(owner.pid) && (await isOpen(owner.port))) throw new DataInUse(folder, owner)
  writeFileSync(file, `${process.pid} ${port}`)
  return () => rmSync(file, { force: true })
}

function ownerOf(file: string): Owner | null {
  try {
    const [, pid, port] = /^(\d+) (\d+)$/.exec(readFileSync(file, 'utf8')) ?? []
    return pid === undefined || port === undefined ? null : { pid: Number(pid), port: Number(port) }
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (open: boolean): void => {
      socket.destroy()
      resolve(open)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
