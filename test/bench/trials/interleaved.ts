/** Does the work on each side in turn, so often; every other run goes backwards, so that no side always comes first. */
export async function interleaved<S, R>(sides: readonly S[], runs: number, work: (side: S) => Promise<R>): Promise<R[][]> {
  const results: R[][] = sides.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    const order = [...sides.entries()];
    if (run % 2 === 1) order.reverse();
    for (const [index, side] of order) results[index]?.push(await work(side));
  }
  return results;
}
