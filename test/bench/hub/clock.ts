/** One clock for all processes of a machine: a frame is stamped in one and seen in another. */

/** Milliseconds since the machine started; never set back. */
export const clockMs = (): number => Number(process.hrtime.bigint()) / 1_000_000;
