/** The file a process of screens starts from: Node cannot read TypeScript by itself. */
import { loadTs } from '../../run/load-ts.mjs';

const { receive } = await loadTs('test/bench/hub/receive.ts');
receive(process);
