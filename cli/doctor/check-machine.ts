import { existsSync, readdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isZone } from '../../domain/public.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

const LEAST_FREE_BYTES = 2e9

export function checkNode(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? ok('Node', `Node ${version}`)
    : failed('Node', `Node ${version} is too old`, 'Install Node 20.19 or newer.')
}

/** Time zones come with Node, unless it was built without them. */
export function checkZones(): Finding {
  const isWhole = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu'].every(isZone)
  return isWhole
    ? ok(
        'time zones',
        `all known; this machine is in ${Intl.DateTimeFormat().resolvedOptions().timeZone}`,
      )
    : failed('time zones', 'this Node knows few', 'Install a Node with full ICU data.')
}

/** No event can be younger than the product: a clock that says so stamps everything wrong. */
export function checkClock(now: number, latestReceivedAt: number | null): Finding {
  const HOUR_MS = 3_600_000
  const iso = new Date(now).toISOString()
  const fix = 'Set the clock of this machine (timedatectl set-ntp true) and keep it set.'
  if (now < Date.UTC(2026, 0, 1)) return failed('clock', `it says ${iso}`, fix)
  if (latestReceivedAt !== null && latestReceivedAt > now + HOUR_MS) {
    const latest = new Date(latestReceivedAt).toISOString()
    return failed('clock', `it says ${iso}, but events were received at ${latest}`, fix)
  }
  return ok('clock', iso)
}

export async function checkDisk(path: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestThatExists(path))
  const free = bavail * bsize
  const text = `${(free / 1e9).toFixed(1)} GB free`
  return free >= LEAST_FREE_BYTES
    ? ok('disk', text)
    : warning('disk', text, 'Make room, or move the data directory to a larger disk.')
}

const FONT_FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/Library/Fonts',
  '/System/Library/Fonts',
]
const CJK_FONT = /wqy|noto.*(cjk|sans.?sc)|source.?han|pingfang|heiti|droid.*fallback|microhei/i

/** Pages use the reader's own fonts; pictures in mails and PDF are drawn here. */
export function checkFonts(folders: readonly string[] = FONT_FOLDERS): Finding {
  const hasOne = folders
    .filter((folder) => existsSync(folder))
    .some((folder) =>
      readdirSync(folder, { recursive: true }).some((file) => CJK_FONT.test(String(file))),
    )
  return hasOne
    ? ok('fonts', 'a Chinese font is there')
    : warning(
        'fonts',
        'no Chinese font: Chinese text in mailed charts and PDF would be empty boxes',
        'apt-get install fonts-wqy-microhei',
      )
}

export function checkDashboard(dir: string): Finding {
  return existsSync(join(dir, 'index.html'))
    ? ok('dashboard', 'built')
    : failed('dashboard', 'it is not built', 'Run npm run build.')
}

function nearestThatExists(path: string): string {
  return existsSync(path) ? path : nearestThatExists(dirname(path))
}
