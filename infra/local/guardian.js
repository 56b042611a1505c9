import { spawn } from 'node:child_process';

/**
 * Ends whatever is left when this process is killed so hard that it cannot clean up: a small shell reads process ids from
 * a pipe, and when the pipe breaks, stops PostgreSQL (the first id) and all others.
 */
const SCRIPT = `
while read -r line; do pids=$line; done
set -- $pids
[ $# -eq 0 ] && exit 0
database=$1; shift
for pid in "$@"; do kill -s TERM -- "-$pid" 2>/dev/null; done
sleep 3
for pid in "$@"; do kill -s KILL -- "-$pid" 2>/dev/null; done
[ "$database" -gt 0 ] && kill -s INT "$database" 2>/dev/null
exit 0
`;

/**
 * @returns {{ watch: (database: number, pids: number[]) => void, release: () => void }} tell it the ids after every
 *   change (`database` is 0 when it is not ours to stop); release it when everything has been stopped properly
 */
export function appointGuardian() {
  if (process.platform === 'win32') return { watch: () => undefined, release: () => undefined };
  const shell = spawn('sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.unref();
  shell.stdin.unref();
  shell.stdin.on('error', () => undefined);
  return {
    watch: (database, pids) => shell.stdin.write(`${[database, ...pids].join(' ')}\n`),
    release: () => shell.stdin.end('\n'),
  };
}
