// A disk of some megabytes in memory, to be filled up and made read-only; only root may mount one.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = {
  folder: string
  /** Fills it until so many megabytes are left. */
  fill(leaving: number): void
  /** Makes what was filled free again. */
  clear(): void
  setWritable(writable: boolean): void
  remove(): void
}

export const MAY_MOUNT = process.platform === 'linux' && process.getuid?.() === 0 && mounts()

function mounts(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true })
  return mounted
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'baotu-disk-'))
  command('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  chmodSync(folder, 0o777)
  const filler = join(folder, 'filler')
  return {
    folder,
    fill(leaving) {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leaving * 1024 * 1024)))
    },
    clear: () => rmSync(filler),
    setWritable: writable => command('mount', '-o', `remount,${writable ? 'rw' : 'ro'}`, folder),
    remove() {
      command('umount', '--lazy', folder)
      rmSync(folder, { recursive: true })
    },
  }
}

function command(program: string, ...given: string[]): void {
  const { status, stderr } = spawnSync(program, given, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${given.join(' ')}: ${stderr}`)
}
