/** `npm run hub`: a real server of a made-up team on this machine, and invitations to paste. Ctrl-C ends it.
 *  `-- --members 5`, `-- --keep FOLDER` keeps keys, numbers and invitations between runs. */
import { parseArgs } from 'node:util';
import { findNatsServer } from './find-browser.mjs';
import { loadTs } from './load-ts.mjs';
import { runMain, SetupProblem, setUp } from './setup.mjs';

const HOW_TO = [
  'There is no nats-server on this machine. Get one, then run this again:',
  '  Debian, Ubuntu:  sudo apt-get install -y nats-server',
  '  macOS:           brew install nats-server',
  '  Windows:         winget install NATSAuthors.NATSServer   (or the zip from github.com/nats-io/nats-server/releases)',
  '  anywhere:        set NATS_SERVER_PATH to the executable.',
].join('\n');

function readArguments() {
  try {
    const { values } = parseArgs({ options: { members: { type: 'string', default: '3' }, keep: { type: 'string' } } });
    const members = Number(values.members);
    if (!Number.isInteger(members) || members < 1 || members > 200) throw new Error('--members is 1 to 200');
    return { members, keep: values.keep };
  } catch (error) {
    throw new SetupProblem(`${error.message}\nnpm run hub [-- --members 3] [--keep FOLDER]`);
  }
}

await runMain(async () => {
  const wish = readArguments();
  await setUp({ browsers: false, hub: true });
  if (!findNatsServer()) throw new SetupProblem(HOW_TO);
  const { runTeam } = await loadTs('test/hub/try-team.ts');
  return await runTeam(wish, (line) => console.log(line));
});
