import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * @param {number} pid
 * @returns {string} the command line of a running process, or '' when there is none
 */
export function commandLineOf(pid) {
  if (existsSync('/proc/self/cmdline')) {
    try {
      return statFields(pid)[0] === 'Z'
        ? ''
        : readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  try {
    const [command, args] =
      process.platform === 'win32'
        ? [
            'powershell',
            ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter ProcessId=${pid}).CommandLine`],
          ]
        : ['ps', ['-p', String(pid), '-o', 'command=']];
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/**
 * Waits until a process has ended.
 *
 * @param {number} pid
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} false when it was still there at the end
 */
export async function hasEnded(pid, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (commandLineOf(pid)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return true;
}

/**
 * @param {number} pid
 * @returns {number} the process that started it, 0 when that cannot be told
 */
export function parentOf(pid) {
  if (process.platform === 'win32') return 0;
  try {
    // Slim container images come without ps.
    if (existsSync('/proc/self/stat')) return Number(statFields(pid)[1]);
    return Number(execFileSync('ps', ['-p', String(pid), '-o', 'ppid='], { encoding: 'utf8' }));
  } catch {
    return 0;
  }
}

/** State, parent and so on: what follows the program's name, which may itself hold spaces. */
function statFields(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
}
