/** Does the work on each side in turn, so often; every other run goes backwards, so that no side always comes first. */
export async function interleaved<S, R>(
  sides: readonly S[],
  runs: number,
  work: (side: S) => Promise<R>,
): Promise<R[][]> {
  const results: R[][] = sides.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    const order = [...sides.entries()];
    if (run % 2 === 1) order.reverse();
    for (const [index, side] of order) results[index]?.push(await work(side));
  }
  return results;
}

/**
 * Every run in so many short turns of each side: a machine that others share changes its pace within seconds, and all
 * sides are to meet the same. Gives each side's runs, and in each what came of its turns.
 */
export async function interleavedInTurns<S, R>(
  sides: readonly S[],
  runs: number,
  turnsPerRun: number,
  work: (side: S) => Promise<R>,
): Promise<R[][][]> {
  const turns = await interleaved(sides, runs * turnsPerRun, work);
  return turns.map((ofSide) =>
    Array.from({ length: runs }, (_, run) => ofSide.slice(run * turnsPerRun, (run + 1) * turnsPerRun)),
  );
}
